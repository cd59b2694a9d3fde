/**
 * Sign-in codes are TOTP (better-auth's twoFactor). The account's page shows the secret until a first code proves it.
 */

import { base32 } from '@better-auth/utils/base32';
import { symmetricDecrypt } from 'better-auth/crypto';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { database } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { tooMany } from '#server/engine/limit/too-many.ts';
import { tryToTake } from '#server/limit/take-from.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { askAuth } from '#server/session/ask-auth.ts';
import { auth } from '#server/session/auth.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { endSessions } from '#server/session/living/end-sessions.ts';
import { checkPassword } from '#server/session/password/check-password.ts';
import { passkeyWantedOf } from '#server/session/prove.ts';
import { actorOfCookies } from '#server/session/sign-in/actor-of-cookies.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { securityLog } from '#server/web/security-log.ts';
import { readAccountState } from './account-state.ts';

export interface CodesToSetUp {
  address: string;
  secret: string;
  recoveryCodes: string[];
}

/**
 * Begins, or begins again: what was shown before no longer works. Refuses what `checkPassword` does.
 */
export async function beginCodes(
  actor: PersonActor,
  password: string,
  headers: Headers,
): Promise<Decision<{ begun: true }, Problem>> {
  const problem = await checkPassword(actor, headers, password);
  if (problem) return refuse(problem);
  const response = await askAuth('/two-factor/enable', headers, { password });
  if (!response.ok) return refuse({ code: 'illegal_transition', message: 'Codes are set up already.' });
  return accept({ begun: true });
}

/** What the app needs, as long as no code has proven that it has it. Null for whom `beginCodes` refuses. */
export async function readCodesToSetUp(actor: PersonActor): Promise<CodesToSetUp | null> {
  if (await passkeyWantedOf(actor)) return null;
  const { userId } = await readAccountState(actor.personId);
  const kept = await database().twoFactor.findUnique({ where: { userId } });
  if (kept?.verified !== false) return null;
  const key = (await auth().$context).secretConfig;
  const secret = base32.encode(await symmetricDecrypt({ key, data: kept.secret }), { padding: false });
  const recoveryCodes = JSON.parse(await symmetricDecrypt({ key, data: kept.backupCodes })) as string[];
  const issuer = (await readShop()).shopName;
  const address = new URL(`otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(actor.email)}`);
  address.search = new URLSearchParams({ secret, issuer, digits: '6', period: '30' }).toString();
  return { address: address.href, secret, recoveryCodes };
}

/**
 * From now on every sign-in wants a code, and sessions elsewhere that began without one or a passkey are over: the codes
 * would open the desk to them. Refuses `signed_out` for a wrong one, and whom `beginCodes` refuses.
 * @returns the cookies to set
 */
export async function confirmCodes(
  actor: PersonActor,
  code: string,
  headers: Headers,
): Promise<Decision<string[], Problem>> {
  const { personId } = actor;
  const problem = await passkeyWantedOf(actor);
  if (problem) return refuse(problem);
  const waitMs = await tryToTake(sessionLimits.stepUpsPerPerson, personId);
  if (waitMs > 0) return refuse(tooMany(waitMs).problem);
  const response = await askAuth('/two-factor/verify-totp', headers, { code: code.replaceAll(/\s/g, '') });
  if (!response.ok) {
    return refuse({
      code: 'signed_out',
      message: 'That code is wrong. Enter the one your app shows now.',
      field: 'code',
    });
  }
  const cookies = response.headers.getSetCookie();
  const now = await actorOfCookies(cookies);
  await endSessionsOfOneFactor(personId, now.kind === 'person' ? now.sessionId : actor.sessionId);
  securityLog('account.changed', { personId, what: 'codes on' });
  return accept(cookies);
}

async function endSessionsOfOneFactor(personId: string, but: string): Promise<void> {
  const rows = await readRows<{ id: string }>`
    SELECT session.id FROM session JOIN person ON person.user_id = session.user_id
    WHERE person.id = ${personId} AND session.id <> ${but} AND NOT session.by_passkey`;
  await endSessions(rows.map(({ id }) => id));
}

/** Sign-ins want no code any more, and the recovery codes are gone. @returns the cookies to set */
export async function endCodes(
  actor: PersonActor,
  password: string,
  headers: Headers,
): Promise<Decision<string[], Problem>> {
  const problem = await checkPassword(actor, headers, password);
  if (problem) return refuse(problem);
  const response = await askAuth('/two-factor/disable', headers, { password });
  if (!response.ok) throw new Error(`Codes could not be switched off: ${response.status}.`);
  securityLog('account.changed', { personId: actor.personId, what: 'codes off' });
  return accept(response.headers.getSetCookie());
}
