import type { AddStaff, StaffMember } from '#contract/session/staff.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { invitedFor, invitedMs } from '#domain/permission/invitation.ts';
import { joinRoles, type StaffRole } from '#domain/permission/staff-roles.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { newId } from '#server/engine/database/new-id.ts';
import { letter } from '#server/mail/letter.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import type { Actor } from '#server/session/actor.ts';
import { requirePermission } from '#server/session/can.ts';
import { isDemoAddress } from '#server/session/demo/demo-people.ts';
import { securityLog } from '#server/web/security-log.ts';
import { requireRoles, requireStillManages } from './change-staff.ts';
import { lockStaff } from './read-staff.ts';
import { setRoles } from './set-roles.ts';

/**
 * Gives roles to whoever has proven this address, beside those they have; else invites it by email, in place of an
 * earlier invitation. Safe to repeat.
 * @throws AccessProblem `forbidden` for roles that may do more than the actor
 */
export async function addStaff(actor: Actor, { email, name, roles }: AddStaff): Promise<Decision<StaffMember, never>> {
  requirePermission(actor, 'staff:manage');
  return transaction(async (tx) => {
    requireRoles(requireStillManages(actor, await lockStaff(tx)), roles);
    return accept((await appoint(tx, email, roles)) ?? (await invite(tx, { email, name, roles })));
  });
}

async function appoint(tx: Tx, email: string, added: readonly StaffRole[]): Promise<StaffMember | null> {
  // An account has its address here only once it is proven; the demo's people have theirs from the start.
  const user = await tx.user.findUnique({ where: { email }, include: { person: true } });
  if (!user?.person || !(user.emailVerified || isDemoAddress(email))) return null;
  const roles = joinRoles(user.roles, added);
  if (roles.length > user.roles.length) {
    await setRoles(tx, user.id, roles);
    if (!isDemoAddress(email)) await tx.email.create({ data: { recipient: email, ...appointed } });
    securityLog('account.changed', { personId: user.person.id, what: `roles: ${roles.join(', ')}` });
  }
  return { id: user.person.id, email, name: user.name || null, roles, invited: false };
}

async function invite(tx: Tx, { email, name, roles }: AddStaff): Promise<StaffMember> {
  const wanted = { name: name || null, roles, expiresAt: new Date(Date.now() + invitedMs) };
  const invitation = await tx.staffInvitation.upsert({
    where: { email },
    create: { id: newId(), email, ...wanted },
    update: wanted,
  });
  await tx.email.create({ data: { recipient: email, ...invited() } });
  return { id: invitation.id, email, name: invitation.name, roles, invited: true, inviteUrl: signInUrl() };
}

const signInUrl = () => `${shopUrl()}/sign-in?next=/desk`;

const invited = () =>
  letter({
    title: 'You’ve been invited to join the shop’s staff',
    body: `Sign in with this email address to open the shop’s desk. If you don’t have an account, signing in creates one. The invitation expires after ${invitedFor}.`,
    action: { label: 'Sign in', link: signInUrl() },
    why: 'You’re getting this because an owner of the shop entered this address. If you don’t know them, ignore this email.',
  });

const appointed = letter({
  title: 'You can work at the shop’s desk now',
  body: 'Your account has been given a role at the shop. Sign in as before and open the desk. It may first ask you to add a passkey or to set up codes from an app.',
  why: 'You’re getting this because an owner of the shop gave your account a role.',
});
