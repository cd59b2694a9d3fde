/**
 * Forgets people of whom nothing is left. They are locked before they are looked at: what somebody begins meanwhile is
 * either found, and they stay, or waits, and finds nobody.
 */
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { Prisma } from '../../prisma/generated/client.ts';

/** What is counted, owed or public keeps its person. */
const nothingHeld = Prisma.sql`
  NOT EXISTS (SELECT FROM reservation WHERE reservation.person_id = person.id)
  AND NOT EXISTS (SELECT FROM orders WHERE orders.person_id = person.id)
  AND NOT EXISTS (SELECT FROM bid WHERE bid.person_id = person.id)
  AND NOT EXISTS (SELECT FROM gift_card WHERE gift_card.person_id = person.id)`;

interface OldUsers {
  /** Of "user". */
  which: Prisma.Sql;
  /** Of "user" and person, beside what is held. */
  nothingLeft?: Prisma.Sql;
  after: string;
  most: number;
}

/** Whom somebody else has locked stays for now. @returns how many are gone */
export function forgetUsers({ which, nothingLeft = Prisma.sql`true`, after, most }: OldUsers): Promise<number> {
  const isNothing = Prisma.sql`${nothingHeld} AND ${nothingLeft}`;
  return transaction(async (tx) => {
    const old = await tx.$queryRaw<{ userId: string; personId: string | null }[]>`
      SELECT "user".id AS "userId", person.id AS "personId"
      FROM "user" LEFT JOIN person ON person.user_id = "user".id
      WHERE ${which} AND "user".created_at < clock_timestamp() - ${after}::interval AND ${isNothing}
      ORDER BY "user".created_at LIMIT ${most} FOR UPDATE OF "user" SKIP LOCKED`;
    const people = old.flatMap(({ personId }) => personId ?? []);
    const gone = new Set(await forgetPeople(tx, people, { isNothing, locking: Prisma.sql`FOR UPDATE SKIP LOCKED` }));
    const users = old.flatMap(({ userId, personId }) => (personId === null || gone.has(personId) ? userId : []));
    return tx.$executeRaw`DELETE FROM "user" WHERE id = ANY (${users}::text[])`;
  });
}

/** Forgets whoever of these was known by their address alone, unless something else of theirs is left. */
export async function forgetKnownByMail(tx: Tx, people: readonly string[]): Promise<void> {
  const isNothing = Prisma.sql`
    person.kind = 'reference' AND person.reference LIKE 'mail:%' AND ${nothingHeld}
    AND NOT EXISTS (SELECT FROM alert WHERE alert.person_id = person.id)
    AND NOT EXISTS (SELECT FROM question WHERE question.person_id = person.id)
    AND NOT EXISTS (SELECT FROM lot_bidder WHERE lot_bidder.person_id = person.id)`;
  // Nobody looks for them again.
  await forgetPeople(tx, people, { isNothing, locking: Prisma.sql`FOR UPDATE` });
}

async function forgetPeople(
  tx: Tx,
  people: readonly string[],
  { isNothing, locking }: { isNothing: Prisma.Sql; locking: Prisma.Sql },
): Promise<string[]> {
  if (people.length === 0) return [];
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM person WHERE id = ANY (${people}::text[]) ORDER BY id ${locking}`;
  // A statement of its own: one that locks doesn't see what was written while it waited.
  const gone = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM person WHERE id IN (
      SELECT person.id FROM person LEFT JOIN "user" ON "user".id = person.user_id
      WHERE person.id = ANY (${locked.map(({ id }) => id)}::text[]) AND ${isNothing}) RETURNING id`;
  return gone.map(({ id }) => id);
}
