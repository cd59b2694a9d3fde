import type { GiftCardEntry, ListedGiftCard } from '#contract/gift-card/desk-gift-card.ts';
import type { PageOf } from '#contract/value/page-of.ts';
import { database } from '#server/engine/database/database.ts';

const perPage = 50;
const mostEntries = 200;

interface Row extends Omit<ListedGiftCard, 'expiresAt' | 'createdAt'> {
  expiresAt: Date | null;
  createdAt: Date;
}

const listed = ({ expiresAt, createdAt, ...card }: Row): ListedGiftCard => ({
  ...card,
  expiresAt: expiresAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});

const readCards = ({ id = null, before = null }: { id?: string | null; before?: string | null }) =>
  database().$queryRaw<Row[]>`
    SELECT card.id, ending, balance AS "balanceAmount", currency, expires_at AS "expiresAt", card.created_at AS "createdAt",
      (SELECT coalesce(sum(amount), 0)::int FROM gift_entry WHERE card_id = card.id AND kind = 'issue') AS "issuedAmount",
      coalesce("user".email, person.reference) AS owner
    FROM gift_card AS card LEFT JOIN person ON person.id = person_id LEFT JOIN "user" ON "user".id = person.user_id
    WHERE (${before}::text IS NULL OR card.id < ${before}) AND (${id}::text IS NULL OR card.id = ${id})
    ORDER BY card.id DESC LIMIT ${perPage + 1}::int`;

/** The newest first. @param before the id of a card: those issued before it */
export async function listGiftCards(before: string | null = null): Promise<PageOf<ListedGiftCard>> {
  const rows = await readCards({ before });
  const items = rows.slice(0, perPage).map(listed);
  return { items, nextCursor: rows.length > perPage ? (items.at(-1)?.id ?? null) : null };
}

/** A card with its last entries, the newest first; null: there is none. */
export async function readGiftCardById(
  id: string,
): Promise<{ card: ListedGiftCard; entries: GiftCardEntry[]; more: boolean } | null> {
  const [card] = await readCards({ id });
  if (!card) return null;
  const rows = await database().giftEntry.findMany({
    where: { cardId: id },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: mostEntries + 1,
    include: { order: { select: { publicId: true, number: true } } },
  });
  const entries = rows.slice(0, mostEntries).map(({ id: entryId, kind, amount, at, order }) => ({
    ...{ id: entryId, amount, order },
    kind: kind as GiftCardEntry['kind'],
    at: at.toISOString(),
  }));
  return { card: listed(card), entries, more: rows.length > mostEntries };
}
