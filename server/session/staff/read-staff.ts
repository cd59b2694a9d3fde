import type { StaffMember } from '#contract/session/staff.ts';
import type { StaffRole } from '#domain/permission/staff-roles.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';

/** Everybody who works here by name, then who is invited. One shop's people are few: they are one page. */
export async function readStaff(): Promise<StaffMember[]> {
  return readRows<StaffMember>`
    SELECT person.id, "user".email, nullif("user".name, '') AS name, "user".roles, false AS invited
    FROM "user" JOIN person ON person.user_id = "user".id
    WHERE "user".roles <> '{}'
    UNION ALL SELECT id, email, name, roles, true FROM staff_invitation WHERE expires_at > clock_timestamp()
    ORDER BY invited, name NULLS LAST, email`;
}

export interface Member {
  userId: string;
  personId: string;
  email: string;
  name: string;
  roles: StaffRole[];
}

/** Locks everybody who works here, so that two owners can't remove each other at once. */
export async function lockStaff(tx: Tx): Promise<Member[]> {
  return tx.$queryRaw<Member[]>`
    SELECT "user".id AS "userId", person.id AS "personId", "user".email, "user".name, "user".roles
    FROM "user" JOIN person ON person.user_id = "user".id
    WHERE "user".roles <> '{}' ORDER BY "user".id FOR NO KEY UPDATE OF "user"`;
}

export const namesOfPeople = async (personIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const people = await database().person.findMany({
    where: { id: { in: [...personIds] } },
    select: { id: true, user: { select: { name: true } } },
  });
  return new Map(people.flatMap(({ id, user }) => (user?.name ? [[id, user.name] as const] : [])));
};
