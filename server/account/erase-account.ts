import { stopAllAlerts } from '#server/alert/stop-alert.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { outsideRequest } from '#server/engine/database/keyed-effects.ts';
import { letter } from '#server/mail/letter.ts';
import { lockStaff } from '#server/session/staff/read-staff.ts';
import { setRoles } from '#server/session/staff/set-roles.ts';
import { readAccountState } from './account-state.ts';
import { forgetPerson } from './forget-person.ts';
import { whatKeepsAccount } from './what-keeps-account.ts';

/**
 * Forgets an account's person and tells its address. Whoever calls ends the sign-in: the user's row is left.
 * @returns why it can't be yet, as sentences; empty: it is done
 */
export async function eraseAccount(personId: string): Promise<{ reasons: string[]; userId: string }> {
  const { userId, address } = await readAccountState(personId);
  const { email } = await database().user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  // Before the person is locked, since their lines' variants are locked first everywhere. A later try of the request has
  // none to stop.
  if ((await whatKeepsAccount(personId)).length === 0) await outsideRequest(() => stopAllAlerts(personId));
  const reasons = await transaction(async (tx) => {
    await lockStaff(tx);
    // Bids and orders lock the person too, so none is made meanwhile.
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId} FOR UPDATE`;
    const kept = await whatKeepsAccount(personId, tx);
    if (kept.length > 0) return kept;
    await setRoles(tx, userId, []);
    await forgetPerson(tx, personId, [address, email]);
    if (address) await tx.email.create({ data: { recipient: address, ...deleted } });
    return [];
  });
  return { reasons, userId };
}

const deleted = letter({
  title: 'Your account is deleted',
  body: 'Your name, addresses, card, bag, alerts, notices and sign-in are gone. Invoices, and whatever else the law makes us keep, are deleted once the law allows it.',
  why: 'You’re getting this because the account with this address was deleted. It’s the last email about it.',
});
