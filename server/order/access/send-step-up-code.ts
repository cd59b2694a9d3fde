import { randomInt, randomUUID } from 'node:crypto';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { codeMinutes, codeTime } from '#domain/order/code-time.ts';
import { transaction } from '#server/engine/database/database.ts';
import { letter } from '#server/mail/letter.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { codeHash } from './require-step-up.ts';

/** With five attempts each, nobody guesses one of a million. */
const mostInTenMinutes = 3;
const mostInADay = 10;

/**
 * Mails a six-digit code to the order's own address; the newest works once, for ten minutes and five attempts. Refuses
 * `too_many`.
 * @throws AccessProblem `not_found`
 */
export async function sendStepUpCode(publicId: string): Promise<Decision<{ sent: true }, Problem>> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    const [sent] = await tx.$queryRaw<{ lately: number; today: number; email: string }[]>`
      SELECT count(step_up.id) FILTER (WHERE step_up.created_at > clock_timestamp() - make_interval(mins => ${codeMinutes}::int))::int AS lately,
             count(step_up.id) FILTER (WHERE step_up.created_at > clock_timestamp() - interval '1 day')::int AS today,
             email
      FROM orders LEFT JOIN step_up ON step_up.order_id = orders.id WHERE orders.id = ${order.id} GROUP BY email`;
    if (!sent || sent.lately >= mostInTenMinutes || sent.today >= mostInADay) {
      return refuse({
        code: 'too_many',
        message: `We have sent you several codes. Check your email, or wait ${codeTime}.`,
      });
    }
    const id = randomUUID();
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await tx.$executeRaw`
      INSERT INTO step_up (id, order_id, code_hash, expires_at, created_at)
      VALUES (${id}, ${order.id}, ${codeHash(id, code)},
              clock_timestamp() + make_interval(mins => ${codeMinutes}::int), clock_timestamp())`;
    await tx.email.create({
      data: {
        recipient: sent.email,
        ...letter({
          title: `${code} is your code for order ${order.number}`,
          body: `Enter it on the order page. It works once, for ${codeTime}. If you didn’t ask for it, someone who has the link to your order tried to change it. Nothing was changed.`,
          why: 'You’re getting this because someone asked to change your order on its page.',
        }),
      },
    });
    return accept({ sent: true });
  });
}
