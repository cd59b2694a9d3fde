/** Neither the words nor the time of the answer tell whether there is such an order. */

import type { FindOrder } from '#contract/order/page/shared-order.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { linkDays } from '#domain/order/link-days.ts';
import { isNumberOf, type NumberedOrder, orderNumber } from '#domain/order/order-number.ts';
import { transaction } from '#server/engine/database/database.ts';
import { takeFrom, tryToTake } from '#server/limit/take-from.ts';
import { letter } from '#server/mail/letter.ts';
import { orderLimits } from '#server/order/limits.ts';
import { ownerLink } from '#server/order/link/owner-link.ts';
import { sessionLimits } from '#server/session/limits.ts';

/** Longer than the look-up and the mail take, so that time tells nothing. */
const answerAfterMs = 400;

/**
 * Mails the link if number and address belong together, at most three times in ten minutes.
 * @param asker.from the network address that asks
 * @throws AccessProblem `too_many` after too many questions from one address
 */
export async function findOrder(
  wanted: FindOrder,
  asker: { from: string },
): Promise<Decision<{ asked: true }, Problem>> {
  const answerTime = new Promise((resolve) => setTimeout(resolve, answerAfterMs));
  await takeFrom(orderLimits.orderSearchesPerAddress, asker.from);
  const mails = await tryToTake(sessionLimits.mailsPerAccount, `find ${wanted.email.toLowerCase()}`);
  if (mails === 0) await mailLink(wanted);
  await answerTime;
  return accept({ asked: true });
}

async function mailLink({ number: typed, email }: FindOrder): Promise<void> {
  await transaction(async (tx) => {
    const rows = await tx.$queryRaw<(NumberedOrder & { publicId: string; recipient: string })[]>`
      SELECT public_id AS "publicId", number, number_prefix AS "numberPrefix", email AS recipient FROM orders
      WHERE number = ${typed.number} AND lower(email) = lower(${email})`;
    const [order] = rows;
    if (!order || !isNumberOf(typed, order)) return;
    const link = await ownerLink(tx, order);
    await tx.email.create({
      data: {
        recipient: order.recipient,
        ...letter({
          title: `Your order ${orderNumber(order)}`,
          body: `Here’s the link to your order. It works for ${linkDays.owner} days on any device. Anyone with it can see your order, so keep it private.`,
          action: { label: 'Open the order', link },
          why: 'You’re getting this because someone entered your email address and this order number in “Find my order”. If that wasn’t you, ignore this: nobody has seen your order.',
        }),
      },
    });
  });
}
