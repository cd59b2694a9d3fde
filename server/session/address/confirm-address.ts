import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { newId } from '#server/engine/database/new-id.ts';
import { letter } from '#server/mail/letter.ts';
import { signIn } from '#server/session/sign-in/sign-in.ts';
import { takeUpStaff } from '#server/session/staff/take-up-staff.ts';
import { securityLog } from '#server/web/security-log.ts';
import { isPlaceholder } from './claim-address.ts';
import { readConfirmKey } from './confirm-link.ts';

const ended: Problem = {
  code: 'link_ended',
  message: 'This link no longer works. Ask for a new one on your account page.',
};
const taken: Problem = {
  code: 'address_taken',
  message: 'Another account now has this address. Sign in to that one.',
};

/**
 * Makes an address the account's own, by whoever is signed in to it or knows its password. The address before, if it
 * was confirmed, is told. Safe to repeat. Refuses `link_ended`, `address_taken`, and what signing in refuses.
 * @param personId who is signed in, if somebody is
 * @returns the cookies to set
 */
export async function confirmAddress(
  { key, password }: { key: string; password?: string | undefined },
  { personId, headers }: { personId: string | null; headers: Headers },
): Promise<Decision<string[], Problem>> {
  const claim = readConfirmKey(key, Date.now());
  const user = claim && (await database().user.findUnique({ where: { id: claim.userId }, include: { person: true } }));
  if (!claim || !user || user.claimedEmail !== claim.address) return refuse(ended);
  const signedIn = user.person !== null && user.person.id === personId;
  if (signedIn) return (await makeOwn(claim)) ?? accept([]);
  if (password === undefined) return refuse({ code: 'signed_out', message: 'Enter your password.', field: 'password' });
  // As it is known until now: its placeholder, or the address before.
  const signed = await signIn({ email: user.email, password }, headers);
  if (!signed.ok) return signed;
  return (await makeOwn(claim)) ?? accept(signed.value.cookies);
}

/** @returns null once the address is the account's */
async function makeOwn(claim: { userId: string; address: string }): Promise<Decision<never, Problem> | null> {
  const problem = await transaction(async (tx) => {
    // One address is confirmed by one account at a time.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`address ${claim.address}`}, 0))`;
    const user = await tx.user.findUnique({ where: { id: claim.userId } });
    if (user?.claimedEmail !== claim.address) return ended;
    const owner = await tx.user.findUnique({ where: { email: claim.address }, select: { id: true } });
    if (owner && owner.id !== claim.userId) return taken;
    await tx.user.update({
      where: { id: claim.userId },
      data: { email: claim.address, emailVerified: true, claimedEmail: null },
    });
    if (!isPlaceholder(user.email) && user.email !== claim.address) {
      await tx.email.create({ data: { id: newId(), recipient: user.email, ...addressChanged } });
    }
    return null;
  });
  if (problem) return refuse(problem);
  await takeUpStaff();
  securityLog('account.changed', { what: 'address confirmed' });
  return null;
}

const addressChanged = letter({
  title: 'Your account has another email address now',
  body: 'We’ll use your new address from now on, and you sign in with it. If this wasn’t you, reply to this email straight away.',
  why: 'You’re getting this because your account had this address until now.',
});
