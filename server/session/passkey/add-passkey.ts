import type { z } from 'zod';
import { mostPasskeys, type newPasskeySchema, type PasskeyQuestion } from '#contract/session/passkey.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { readRows, writeRows } from '#server/engine/database/statement.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { auth } from '#server/session/auth.ts';
import { isDemoAddress } from '#server/session/demo/demo-people.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { proofWantedOf } from '#server/session/prove.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { securityLog } from '#server/web/security-log.ts';
import { requireSite, unlessRefused } from './ask-for-passkey.ts';
import { mailPasskeyChange } from './mail-passkey-change.ts';

/**
 * Asks a device for a new passkey. Refuses `step_up_required` for whoever signed in a while ago, and for a merchant who has
 * a passkey and came without it: a stolen password makes no second one. Refuses `passkey_limit`, and `forbidden` for a
 * demo account.
 * @throws AccessProblem `too_many`, and `not_found` where passkeys can't be offered
 */
export async function beginPasskey(
  actor: PersonActor,
  headers: Headers,
): Promise<Decision<{ question: PasskeyQuestion; cookies: string[] }, Problem>> {
  requireSite();
  await takeFrom(sessionLimits.passkeyChanges, actor.personId);
  const problem = await whyNot(actor);
  if (problem) return refuse(problem);
  const { shopName } = await readShop();
  const asked = await auth().api.generatePasskeyRegistrationOptions({
    headers,
    query: { name: actor.email || actor.name },
    returnHeaders: true,
  });
  return accept({
    question: { options: { ...asked.response, rp: { ...asked.response.rp, name: shopName } } },
    cookies: asked.headers.getSetCookie(),
  });
}

/**
 * Keeps what the device has made, and tells the account's address. Refuses what `beginPasskey` does, and `invalid` for what
 * answers no question of this browser's.
 * @throws AccessProblem `too_many`
 */
export async function addPasskey(
  actor: PersonActor,
  { name, passkey }: { name: string; passkey: z.output<typeof newPasskeySchema> },
  headers: Headers,
): Promise<Decision<{ added: string }, Problem>> {
  await takeFrom(sessionLimits.passkeyChanges, actor.personId);
  const problem = await whyNot(actor);
  if (problem) return refuse(problem);
  const added = await unlessRefused(
    auth().api.verifyPasskeyRegistration({ body: { response: passkey, name }, headers }),
  );
  if (!added) return refuse(notMade);
  // The device has just asked for a finger, face or PIN: this session has its second factor.
  await writeRows`
    UPDATE session SET by_passkey = true, proven_at = clock_timestamp() WHERE id = ${actor.sessionId}`;
  securityLog('account.changed', { personId: actor.personId, what: 'passkey added' });
  await mailPasskeyChange(actor, { kind: 'added', name }, headers);
  return accept({ added: added.id });
}

async function whyNot(actor: PersonActor): Promise<Problem | null> {
  if (isDemoAddress(actor.email))
    return { code: 'forbidden', message: 'This is a demo account, which others use too.' };
  const [{ count } = { count: 0 }] = await readRows<{ count: number }>`
    SELECT count(*)::int AS count FROM passkey JOIN person ON person.user_id = passkey.user_id
    WHERE person.id = ${actor.personId}`;
  if (count >= mostPasskeys)
    return { code: 'passkey_limit', message: `An account can have up to ${mostPasskeys} passkeys. Remove one first.` };
  return proofWantedOf(actor);
}

const notMade: Problem = {
  code: 'invalid',
  message:
    'We couldn’t save this passkey: it took too long, or the device didn’t ask for a fingerprint, face or PIN. Try again.',
};
