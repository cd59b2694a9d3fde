import type { DecideReview } from '#contract/review/review.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { notifyOfOrder } from '#server/notice/notify-of-order.ts';
import type { NoticeContent } from '#server/notice/words/notice-form.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { changedMeanwhile } from '#server/question/decide-question.ts';
import { notFound } from '#server/web/problem.ts';

/**
 * Shows a review on its piece's page, or refuses it with a reason that its buyer reads. What is shown may be taken off
 * later, and the other way round. Refuses `text_changed` if it isn't what was read.
 * @param by as `stockActor` names who is at the desk
 * @throws AccessProblem `not_found`
 */
export async function decideReview(
  id: string,
  decided: DecideReview,
  by: string | null,
): Promise<Decision<{ id: string; version: number }, Problem>> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { id: await orderOf(tx, id) });
    const review = await tx.review.findUnique({ where: { id }, include: { product: { select: { title: true } } } });
    if (!review) throw notFound('review');
    if (review.version !== decided.seenVersion) return refuse(changedMeanwhile(review.version));
    const show = decided.decision === 'show';
    await tx.$executeRaw`
      UPDATE review SET state = ${show ? 'shown' : 'refused'}, reason = ${show ? null : decided.reason},
        decided_by = ${by}, decided_at = CASE WHEN state = 'shown' AND ${show} THEN decided_at ELSE clock_timestamp() END
      WHERE id = ${id}`;
    const piece = review.product.title;
    const content: NoticeContent = {
      kind: 'review_update',
      facts: show ? { outcome: 'shown', piece } : { outcome: 'refused', piece, reason: decided.reason },
    };
    await notifyOfOrder(tx, order, {
      ...content,
      key: `review_update:${id}:${decided.decision}:${show ? '' : review.version}`,
      anchor: 'reviews',
    });
    return accept({ id, version: review.version + 1 });
  });
}

async function orderOf(tx: Tx, id: string): Promise<string> {
  const found = await tx.review.findUnique({ where: { id }, select: { orderLine: { select: { orderId: true } } } });
  if (!found) throw notFound('review');
  return found.orderLine.orderId;
}
