/**
 * Forgets people of whom nothing is left. They are locked before they are looked at: what somebody begins meanwhile is
 * either found, and they stay, or waits, and finds nobody.
 */
import { type Tx, transaction } from '#server/engine/database/database.ts';
import type { PersonalData } from '#server/person/personal-data.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { personalData } from './subjects-data.ts';

/** SQL by which a person has no row in any table that keeps such people. */
export async function hasNothing(kept: keyof NonNullable<PersonalData['keeps']>): Promise<Prisma.Sql> {
  const tables = (await personalData()).flatMap(({ keeps }) => keeps?.[kept] ?? []).map((name) => Prisma.raw(name));
  const none = tables.map(
    (table) => Prisma.sql`NOT EXISTS (SELECT FROM ${table} WHERE ${table}.person_id = person.id)`,
  );
  return none.length > 0 ? Prisma.join(none, ' AND ') : Prisma.sql`true`;
}

interface OldUsers {
  /** Of "user". */
  which: Prisma.Sql;
  /** Of "user" and person, beside what is held. */
  nothingLeft?: Prisma.Sql;
  after: string;
  most: number;
}

/** Whom somebody else has locked stays for now. @returns how many are gone */
export async function forgetUsers({ which, nothingLeft = Prisma.sql`true`, after, most }: OldUsers): Promise<number> {
  const isNothing = Prisma.sql`${await hasNothing('anybody')} AND ${nothingLeft}`;
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
  if (people.length === 0) return;
  const isNothing = Prisma.sql`
    person.kind = 'reference' AND person.reference LIKE 'mail:%'
    AND ${await hasNothing('anybody')} AND ${await hasNothing('knownByMail')}`;
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

/** With whoever was known by their address alone, unless something else of theirs is left. @returns how many rows there were */
export async function withTheirPeople(tx: Tx, rows: readonly { personId: string | null }[]): Promise<number> {
  await forgetKnownByMail(
    tx,
    rows.flatMap(({ personId }) => personId ?? []),
  );
  return rows.length;
}
