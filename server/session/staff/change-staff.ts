import type { StaffMember } from '#contract/session/staff.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { mayGive } from '#domain/permission/may-give.ts';
import type { StaffRole } from '#domain/permission/staff-roles.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { can, requirePermission } from '#server/session/can.ts';
import { AccessProblem, notFound } from '#server/web/problem.ts';
import { securityLog } from '#server/web/security-log.ts';
import { lockStaff, type Member } from './read-staff.ts';
import { leavesOwner, setRoles } from './set-roles.ts';

/**
 * Gives somebody who works here, or is invited, these roles in place of those they have; none: they no longer work
 * here, which closes their sockets at once and ends the keys they made. Safe to repeat. Refuses `last_owner`.
 * @throws AccessProblem `forbidden` for roles that may do more than the actor, `not_found`
 */
export async function changeStaff(
  actor: Actor,
  id: string,
  roles: readonly StaffRole[],
): Promise<Decision<StaffMember, Problem>> {
  requirePermission(actor, 'staff:manage');
  return transaction(async (tx): Promise<Decision<StaffMember, Problem>> => {
    const staff = await lockStaff(tx);
    const manager = requireStillManages(actor, staff);
    const member = staff.find(({ personId }) => personId === id);
    if (!member) return accept(await changeInvitation(tx, manager, { id, roles }));
    requireRoles(manager, [...member.roles, ...roles]);
    const rest = staff.map((one) => (one === member ? { ...one, roles } : one));
    if (leavesOwner(staff) && !leavesOwner(rest)) return refuse(lastOwner);
    await setRoles(tx, member.userId, roles);
    securityLog('account.changed', { personId: id, what: `roles: ${roles.join(', ') || 'none'}` });
    const { email, name } = member;
    return accept({ id, email, name: name || null, roles: [...roles], invited: false });
  });
}

async function changeInvitation(
  tx: Tx,
  actor: Actor,
  { id, roles }: { id: string; roles: readonly StaffRole[] },
): Promise<StaffMember> {
  const invitation = await tx.staffInvitation.findUnique({ where: { id } });
  if (!invitation) throw notFound('person');
  requireRoles(actor, [...(invitation.roles as StaffRole[]), ...roles]);
  if (roles.length === 0) await tx.staffInvitation.delete({ where: { id } });
  else await tx.staffInvitation.update({ where: { id }, data: { roles: [...roles] } });
  const { email, name } = invitation;
  return { id, email, name, roles: [...roles], invited: true };
}

/** The actor as they are once nobody else changes the staff: they may have been removed meanwhile. @throws AccessProblem `forbidden` */
export function requireStillManages(actor: Actor, staff: readonly Member[]): Actor {
  const now =
    actor.kind === 'person'
      ? { ...actor, roles: staff.find(({ personId }) => personId === actor.personId)?.roles ?? [] }
      : actor;
  requirePermission(now, 'staff:manage');
  return now;
}

/** @throws AccessProblem `forbidden` */
export function requireRoles(actor: Actor, roles: readonly StaffRole[]): void {
  if (mayGive(roles, (permission) => can(actor, permission))) return;
  throw new AccessProblem('forbidden', 'You can’t give or take a role that may do more than you may.', {
    field: 'roles',
  });
}

export const lastOwner: Problem = {
  code: 'last_owner',
  message: 'This is the shop’s last owner. Make someone else an owner first.',
  field: 'roles',
};
