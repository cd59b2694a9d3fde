import type { UsedPasskey } from '#contract/session/passkey.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { tooMany } from '#server/engine/limit/too-many.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { forgetTaken, giveBack, tryToTake } from '#server/limit/take-from.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { askAuth } from '#server/session/ask-auth.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { endSessions } from '#server/session/living/end-sessions.ts';
import { personOfUser } from '#server/session/person.ts';
import { isKnownBrowser, knownBrowserCookie } from '#server/session/sign-in/known-browser.ts';
import { mailNewSignIn } from '#server/session/sign-in/mail-new-sign-in.ts';
import { securityLog } from '#server/web/security-log.ts';

interface Owner {
  userId: string;
  email: string;
  passwordHash: string;
}

/**
 * Signs in, with the guest's bag, whoever has a passkey; no code of an app is asked for. Tries are counted by passkey and
 * by client. Refuses `signed_out` alike for an unknown passkey, a wrong proof and a question that is used or too old.
 * @returns the cookies to set
 */
export async function signInByPasskey(
  passkey: UsedPasskey,
  headers: Headers,
): Promise<Decision<{ cookies: string[]; personId: string }, Problem>> {
  const from = headers.get(addressHeader) ?? '';
  const counted = `passkey ${passkey.id}`;
  const waits = await Promise.all([
    tryToTake(sessionLimits.passwordsPerAccount, counted),
    tryToTake(sessionLimits.passwordsPerAddress, from),
  ]);
  const waitMs = Math.max(...waits);
  if (waitMs > 0) return refuse(tooMany(waitMs).problem);
  const owner = await ownerOf(passkey.id);
  const response = await askAuth('/passkey/verify-authentication', headers, { response: passkey });
  if (!response.ok || !owner) {
    securityLog('auth.failed', { address: from, why: 'passkey' });
    return refuse(notTaken);
  }
  const personId = await personOfUser(owner.userId, 'account');
  await Promise.all([
    forgetTaken(sessionLimits.passwordsPerAccount, counted),
    giveBack(sessionLimits.passwordsPerAddress, from),
  ]);
  securityLog('auth.succeeded', { address: from, what: 'passkey', personId });
  if (!isKnownBrowser(headers, owner)) await mailNewSignIn(owner.email, headers);
  return accept({ cookies: [...response.headers.getSetCookie(), knownBrowserCookie(headers, owner)], personId });
}

/**
 * Proves again who is there, by a passkey of their own: this browser gets a new session and the one before ends.
 * Refuses what `signInByPasskey` does.
 * @returns the cookies to set
 */
export async function confirmByPasskey(
  { personId, sessionId }: PersonActor,
  passkey: UsedPasskey,
  headers: Headers,
): Promise<Decision<string[], Problem>> {
  const waitMs = await tryToTake(sessionLimits.stepUpsPerPerson, personId);
  if (waitMs > 0) return refuse(tooMany(waitMs).problem);
  const own = await readRows`
    SELECT 1 FROM passkey JOIN person ON person.user_id = passkey.user_id
    WHERE person.id = ${personId} AND passkey.credential_id = ${passkey.id}`;
  if (own.length === 0) return refuse(notTaken);
  const signed = await signInByPasskey(passkey, headers);
  if (!signed.ok) return signed;
  await forgetTaken(sessionLimits.stepUpsPerPerson, personId);
  await endSessions([sessionId]);
  return accept(signed.value.cookies);
}

/** An account without a password is known by none. */
async function ownerOf(credentialId: string): Promise<Owner | null> {
  const [row] = await readRows<Owner>`
    SELECT "user".id AS "userId", "user".email, coalesce(account.password, '') AS "passwordHash"
    FROM passkey JOIN "user" ON "user".id = passkey.user_id
    LEFT JOIN account ON account.user_id = "user".id AND account.provider_id = 'credential'
    WHERE passkey.credential_id = ${credentialId}`;
  return row ?? null;
}

const notTaken: Problem = {
  code: 'signed_out',
  message: 'That passkey didn’t work: we don’t recognise it, or it took too long. Try again, or choose another way.',
};
