/** A link may lie in a forwarded mail, a session on a shared computer: changes need a fresh proof of who asks. */

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { StepUpProof } from '#contract/session/step-up.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { spanWords } from '#domain/time/span-words.ts';
import { settings } from '#server/config/settings.ts';
import { transaction } from '#server/engine/database/database.ts';
import { forgetTaken, tryToTake } from '#server/limit/take-from.ts';
import { type OrderVisitor, requireCustomer } from '#server/order/link/order-access.ts';
import type { Actor } from '#server/session/actor.ts';
import { askAuth } from '#server/session/ask-auth.ts';
import { asCustomer } from '#server/session/can.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { stepUpWay } from './step-up-way.ts';

export const mostAttempts = 5;

/** What the database keeps of a code: useless without the shop's secret. */
export const codeHash = (stepUpId: string, code: string): string =>
  createHmac('sha256', settings().AUTH_SECRET).update(`step-up:${stepUpId}:${code}`).digest('hex');

/**
 * Lets a customer's change through, or says what is missing. Call it before the change's own transaction, so that a
 * wrong code always counts. Refuses `step_up_required` (with `way`), `step_up_failed` (with `attemptsLeft` for a code)
 * and `too_many`.
 * @returns who asks, as a customer
 * @throws AccessProblem `not_found` for whoever is neither the order's owner nor the bearer of its link
 */
export async function requireStepUp(
  request: OrderVisitor & { headers: Headers },
  publicId: string,
  proof: StepUpProof,
): Promise<Decision<Actor, Problem>> {
  await requireCustomer(request, publicId);
  const way = await stepUpWay(request, publicId);
  if (way === 'none') return accept(asCustomer(request.actor));
  const problem =
    proof.code !== undefined
      ? await spendCode(publicId, proof.code)
      : way === 'password' && proof.password !== undefined
        ? await checkPassword(request, proof.password)
        : missing(way);
  return problem ? refuse(problem) : accept(asCustomer(request.actor));
}

const missing = (way: 'password' | 'code'): Problem => ({
  code: 'step_up_required',
  message:
    way === 'password'
      ? 'To change your order, enter your password again.'
      : 'To change your order, ask for a code by email and enter it.',
  field: way,
  way,
});

const wrongCode = (attemptsLeft: number): Problem => ({
  code: 'step_up_failed',
  message:
    attemptsLeft > 0
      ? 'This code is wrong. Use the one in our latest email.'
      : 'This code has expired. Ask for a new one.',
  field: 'code',
  attemptsLeft,
});

/** Uses up the newest code of an order. @returns null if it was the right one */
async function spendCode(publicId: string, code: string): Promise<Problem | null> {
  return transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; codeHash: string; attempts: number }[]>`
      SELECT step_up.id, code_hash AS "codeHash", attempts
      FROM step_up JOIN orders ON orders.id = step_up.order_id
      WHERE public_id = ${publicId} AND used_at IS NULL AND expires_at > clock_timestamp() AND attempts < ${mostAttempts}
        AND step_up.created_at = (SELECT max(created_at) FROM step_up AS newest WHERE newest.order_id = orders.id)
      FOR UPDATE OF step_up`;
    const [sent] = rows;
    if (!sent) return wrongCode(0);
    const right = timingSafeEqual(Buffer.from(codeHash(sent.id, code)), Buffer.from(sent.codeHash));
    await tx.$executeRaw`
      UPDATE step_up SET attempts = attempts + 1, used_at = CASE WHEN ${right} THEN clock_timestamp() END
      WHERE id = ${sent.id}`;
    return right ? null : wrongCode(mostAttempts - sent.attempts - 1);
  });
}

async function checkPassword(
  { actor, headers }: { actor: Actor; headers: Headers },
  password: string,
): Promise<Problem | null> {
  const key = actor.kind === 'person' ? actor.personId : '';
  const retryAfterMs = await tryToTake(sessionLimits.stepUpsPerPerson, key);
  if (retryAfterMs > 0) {
    const wait = spanWords(Math.ceil(retryAfterMs / 60_000) * 60_000);
    const message = `Too many attempts. Wait ${wait}, or use a code.`;
    return { code: 'too_many', message, field: 'password', retryAfterMs };
  }
  const response = await askAuth('/verify-password', headers, { password });
  if (!response.ok) return { code: 'step_up_failed', message: 'That password is wrong.', field: 'password' };
  await forgetTaken(sessionLimits.stepUpsPerPerson, key);
  return null;
}
