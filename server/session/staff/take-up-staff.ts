import { joinRoles } from '#domain/permission/staff-roles.ts';
import { settings } from '#server/config/settings.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { securityLog } from '#server/web/security-log.ts';
import { setRoles } from './set-roles.ts';

/** Gives those who have proven their address the roles they were invited to, or that MERCHANT_EMAILS names them for. Idempotent. */
export async function takeUpStaff(): Promise<void> {
  const { MERCHANT_EMAILS } = settings();
  const [due] = await readRows<{ due: boolean }>`
    SELECT EXISTS (SELECT FROM staff_invitation) OR EXISTS (
      SELECT FROM unnest(${MERCHANT_EMAILS}::text[]) AS named (email)
      WHERE NOT EXISTS (SELECT FROM owner_appointment
                        WHERE address_hash = encode(sha256(convert_to(named.email, 'UTF8')), 'hex'))) AS due`;
  if (!due?.due) return;
  const took = await transaction(async (tx) => [
    ...(await takeUpInvitations(tx)),
    ...(await appointOwners(tx, MERCHANT_EMAILS)),
  ]);
  for (const what of took) securityLog('account.changed', { what });
}

async function takeUpInvitations(tx: Tx): Promise<string[]> {
  const taken = await tx.$queryRaw<{ id: string; has: string[]; roles: string[] }[]>`
    DELETE FROM staff_invitation USING "user"
    WHERE "user".email = staff_invitation.email AND email_verified AND is_anonymous IS NOT TRUE
      AND expires_at > clock_timestamp()
    RETURNING "user".id, "user".roles AS has, staff_invitation.roles`;
  for (const { id, has, roles } of taken) {
    await setRoles(tx, id, joinRoles(has, roles));
  }
  return taken.map(({ roles }) => `roles: ${roles.join(', ')}`);
}

/** Each address once, so that somebody who was demoted at the desk stays so. The table has no address, only its hash. */
async function appointOwners(tx: Tx, addresses: readonly string[]): Promise<string[]> {
  const owners = await tx.$queryRaw<{ id: string; has: string[] }[]>`
    WITH named AS (
      SELECT "user".id, roles AS has, encode(sha256(convert_to(email, 'UTF8')), 'hex') AS hash FROM "user"
      WHERE email = ANY (${addresses}::text[]) AND email_verified
    ), noted AS (
      INSERT INTO owner_appointment (address_hash) SELECT hash FROM named ON CONFLICT DO NOTHING RETURNING address_hash
    )
    SELECT id, has FROM named JOIN noted ON address_hash = hash`;
  for (const { id, has } of owners) {
    await setRoles(tx, id, joinRoles(has, ['owner']));
  }
  return owners.map(() => 'roles: owner');
}
