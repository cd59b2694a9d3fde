import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { database } from '#server/engine/database/database.ts';
import { afterAnswer } from '#server/engine/work/after-answer.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { mailClaim } from '#server/session/address/claim-address.ts';
import { checkPassword } from '#server/session/password/check-password.ts';
import { securityLog } from '#server/web/security-log.ts';
import { readAccountState } from './account-state.ts';

/**
 * Mails the new address a link to confirm it; until then the old one stays (`confirm-address`).
 * Refuses `signed_out` for a wrong password, `too_many`, and `forbidden` for a demo account.
 */
export async function changeAddress(
  actor: PersonActor,
  wanted: { email: string; currentPassword?: string | undefined },
  headers: Headers,
): Promise<Decision<{ asked: true }, Problem>> {
  const problem = await checkPassword(actor, headers, wanted.currentPassword);
  if (problem) return refuse(problem);
  const { userId } = await readAccountState(actor.personId);
  const address = wanted.email.toLowerCase();
  await database().user.update({ where: { id: userId }, data: { claimedEmail: address } });
  securityLog('account.changed', { personId: actor.personId, what: 'address asked for' });
  afterAnswer(() => mailClaim(userId, address));
  return accept({ asked: true });
}

export async function mailClaimAgain({ personId }: PersonActor): Promise<void> {
  const { userId, claimed } = await readAccountState(personId);
  if (claimed) afterAnswer(() => mailClaim(userId, claimed));
}
