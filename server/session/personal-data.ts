import type { StaffRole } from '#domain/permission/staff-roles.ts';
import { database } from '#server/engine/database/database.ts';
import type { PersonalData } from '#server/person/personal-data.ts';
import { readOwnPasskeys } from './passkey/own-passkeys.ts';
import { leavesOwner } from './staff/set-roles.ts';

export const sessionPersonalData: PersonalData = {
  async export(personId) {
    const passkeys = await readOwnPasskeys(database(), [personId]);
    return { passkeys: (passkeys.get(personId) ?? []).map(({ id: _, ...passkey }) => passkey) };
  },
  async keepsAccount(personId, db) {
    const staff = await db.$queryRaw<{ personId: string; email: string; roles: StaffRole[] }[]>`
      SELECT person.id AS "personId", "user".email, roles FROM "user" JOIN person ON person.user_id = "user".id
      WHERE roles <> '{}'`;
    const rest = staff.filter((one) => one.personId !== personId);
    const isLastOwner = leavesOwner(staff) && !leavesOwner(rest);
    return isLastOwner ? ['You are the shop’s last owner. Make someone else an owner first.'] : [];
  },
};
