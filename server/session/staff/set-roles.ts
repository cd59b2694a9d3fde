import { everyPermission } from '#domain/permission/permissions.ts';
import { roleMay } from '#domain/permission/role-may.ts';
import type { StaffRole } from '#domain/permission/staff-roles.ts';
import { settings } from '#server/config/settings.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { isDemoAddress } from '#server/session/demo/demo-people.ts';
import { staffIdleMs } from '#server/session/living/session-length.ts';

/**
 * Writes what somebody is at the shop. Their sessions last no longer than the desk's from now on, and the database
 * closes their sockets if they may do less. Keys that they made end with their right to make keys.
 */
export async function setRoles(tx: Tx, userId: string, roles: readonly StaffRole[]): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { roles: [...roles] } });
  if (roles.length > 0) {
    await tx.$executeRaw`
      UPDATE session SET expires_at = least(expires_at, clock_timestamp() + ${staffIdleMs} * interval '1 ms')
      WHERE user_id = ${userId}`;
  }
  if (!roleMay(roles, 'key:manage')) await endKeysOf(tx, userId);
}

/** Ends the keys that somebody made, which closes their sockets. */
export async function endKeysOf(tx: Tx, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE api_key SET revoked_at = clock_timestamp() WHERE made_by = ${userId} AND revoked_at IS NULL`;
}

/** Someone must be left who may do everything. Outside a demo its people can't sign in. */
export const leavesOwner = (rest: readonly { email: string; roles: readonly StaffRole[] }[]): boolean =>
  rest
    .filter(({ email }) => settings().DEMO || !isDemoAddress(email))
    .some(({ roles }) => everyPermission.every((permission) => roleMay(roles, permission)));
