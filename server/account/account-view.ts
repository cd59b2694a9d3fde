import type { AccountView } from '#contract/account/account-view.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { readOwnPasskeys } from '#server/session/passkey/own-passkeys.ts';
import { topicOfPerson } from '#server/session/topic-of-person.ts';
import { readAddressBooks } from './address-book/address-book.ts';

interface Row {
  id: string;
  version: number;
  name: string | null;
  roles: string[] | null;
  anonymous: boolean | null;
  ready: boolean;
  pausedAt: Date | null;
  askedAt: Date | null;
  country: string | null;
}

export async function readAccountViews(db: Tx, personIds: string[]): Promise<Map<string, Versioned<'my-account'>>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT person.id, person.version, "user".name, "user".roles, "user".is_anonymous AS anonymous,
           (SELECT country FROM person_address WHERE person_id = person.id) AS country, ready_to_bid_at IS NOT NULL AS ready, bidding_paused_at AS "pausedAt", asked_to_bid_at AS "askedAt"
    FROM person LEFT JOIN "user" ON "user".id = person.user_id
    WHERE person.id = ANY (${personIds}::text[])`;
  const books = await readAddressBooks(db, personIds);
  const keys = await readOwnPasskeys(db, personIds);
  return new Map(
    rows.map((row) => {
      const addresses = books.get(row.id) ?? [];
      const lists = { addresses, country: addresses[0]?.country ?? row.country, passkeys: keys.get(row.id) ?? [] };
      return [row.id, { version: row.version, data: { ...asView(row), ...lists } }];
    }),
  );
}

function asView({
  name,
  roles,
  anonymous,
  ready,
  pausedAt,
  askedAt,
}: Row): Omit<AccountView, 'addresses' | 'country' | 'passkeys'> {
  const signedIn = anonymous === false;
  const staff = signedIn && (roles ?? []).length > 0;
  return {
    signedIn,
    name: signedIn ? name : null,
    role: signedIn ? (staff ? 'merchant' : 'shopper') : 'guest',
    staff,
    readyToBid: ready,
    biddingPaused: pausedAt && { since: pausedAt.toISOString(), askedAt: askedAt?.toISOString() ?? null },
  };
}

export const accountTopic: TopicSource<'my-account'> = topicOfPerson('my-account', readAccountViews);
