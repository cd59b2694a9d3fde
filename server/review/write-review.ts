import type { WriteReview } from '#contract/review/review.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { mayRewrite, type ReviewState } from '#domain/review/review-states.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { notFound } from '#server/web/problem.ts';
import { reviewLimits } from './limits.ts';
import { readReviewedOrders, reviewableOf } from './order-reviews.ts';

export interface LineKey {
  publicId: string;
  lineId: string;
}

/**
 * Writes a buyer's review of a line that has arrived, or writes it anew until it is shown. It waits until the desk has
 * read it. The caller has made sure that it is the order's customer. Refuses `review_not_possible`, and `text_changed`
 * if another was written meanwhile.
 * @throws AccessProblem `not_found`, `too_many`
 */
export async function writeReview(
  { publicId, lineId }: LineKey,
  { seenVersion, ...review }: WriteReview,
): Promise<Decision<null, Problem>> {
  await takeFrom(reviewLimits.reviews, publicId);
  return transaction(async (tx) => {
    const { line, may } = await readLine(tx, { publicId, lineId });
    const { review: known, variant } = line;
    if (known && !mayRewrite(known.state as ReviewState)) return refuse(shownAlready);
    if (!may || !variant) return refuse(notPossible);
    if ((known?.version ?? 0) !== seenVersion) return refuse(writtenMeanwhile(known?.version ?? 0));
    if (known) {
      await tx.$executeRaw`
        UPDATE review SET body = ${review.body}, signature = ${review.signature}, as_described = ${review.asDescribed},
          well_packed = ${review.wellPacked}, smaller_than_pictured = ${review.smallerThanPictured}, state = 'waiting',
          reason = NULL, decided_at = NULL, decided_by = NULL, written_at = clock_timestamp()
        WHERE id = ${known.id}`;
    } else {
      await tx.review.create({ data: { ...review, orderLineId: lineId, productId: variant.productId } });
    }
    return accept(null);
  });
}

/** Takes a review back for good, whatever its state: it can be written again. Safe to repeat. @throws AccessProblem `not_found` */
export async function withdrawReview(key: LineKey): Promise<Decision<null, Problem>> {
  return transaction(async (tx) => {
    const { line } = await readLine(tx, key);
    if (line.review) await tx.review.delete({ where: { id: line.review.id } });
    return accept(null);
  });
}

/** Locks the order, so that two who write at once come one after the other. */
async function readLine(tx: Tx, { publicId, lineId }: LineKey) {
  const { id } = await lockOrder(tx, { publicId });
  const [order] = await readReviewedOrders(tx, [id]);
  const line = order?.lines.find((one) => one.id === lineId);
  if (!order || !line) throw notFound('piece in this order');
  return { line, may: reviewableOf(order).includes(lineId) };
}

const notPossible: Problem = {
  code: 'review_not_possible',
  message: 'You can review a piece once it has arrived, unless it was sent back or refunded.',
};

const shownAlready: Problem = {
  code: 'review_not_possible',
  message: 'Your review is on the piece’s page already. To change it, remove it and write a new one.',
};

const writtenMeanwhile = (version: number): Problem => ({
  code: 'text_changed',
  message: 'This review was changed in another window. Yours is still here: copy it, and reload the page.',
  version,
});
