/**
 * Some commands want to know again who is there. Whoever has just signed in, or has given their password or used a
 * passkey since, is asked no more for a while.
 */

import type { Problem } from '#contract/wire/problem.ts';
import { provenFor, provenMs } from '#domain/session/link-times.ts';
import { readRows, writeRows } from '#server/engine/database/statement.ts';
import type { PersonActor } from './actor.ts';

/** By more than a password that was typed to sign in: a passkey, a mail, or the password once more. */
export async function isProven({ sessionId }: PersonActor): Promise<boolean> {
  return (await proofsOf(sessionId)).proven;
}

/** As `isProven`, or signed in just now in whatever way. */
export async function isJustIn({ sessionId }: PersonActor): Promise<boolean> {
  const { proven, fresh } = await proofsOf(sessionId);
  return proven || fresh;
}

async function proofsOf(sessionId: string): Promise<{ proven: boolean; fresh: boolean }> {
  const [row] = await readRows<{ proven: boolean; fresh: boolean }>`
    SELECT coalesce(proven_at > clock_timestamp() - ${provenMs} * interval '1 ms', false) AS proven,
           created_at > clock_timestamp() - ${provenMs} * interval '1 ms' AS fresh
    FROM session WHERE id = ${sessionId}`;
  return row ?? { proven: false, fresh: false };
}

/** Idempotent. */
export async function noteProven({ sessionId }: PersonActor): Promise<void> {
  await writeRows`UPDATE session SET proven_at = clock_timestamp() WHERE id = ${sessionId}`;
}

/**
 * A merchant who has a passkey and came without it, where the shop wants two factors, is known by one: that must neither
 * end nor replace the other.
 * @returns null for everybody else
 */
export async function passkeyWantedOf({ personId, mustSetUpCodes }: PersonActor): Promise<Problem | null> {
  if (!mustSetUpCodes) return null;
  const found = await readRows`
    SELECT 1 FROM passkey JOIN person ON person.user_id = passkey.user_id WHERE person.id = ${personId} LIMIT 1`;
  return found.length > 0 ? passkeyWanted : null;
}

/** What is missing before passkeys and the password are changed; null for whoever is just in. */
export async function proofWantedOf(actor: PersonActor): Promise<Problem | null> {
  return (await passkeyWantedOf(actor)) ?? ((await isJustIn(actor)) ? null : proofWanted);
}

const passkeyWanted: Problem = {
  code: 'step_up_required',
  message: 'Your account has a passkey. Sign in with it first.',
};

const proofWanted: Problem = {
  code: 'step_up_required',
  message: `Please confirm it’s you. You signed in more than ${provenFor} ago.`,
};
