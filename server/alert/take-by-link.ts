import type { Problem } from '#contract/wire/problem.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import { addIn } from '#server/bag/add-to-bag.ts';
import type { LineAnswer } from '#server/bag/line-answer.ts';
import { handOfferOn } from '#server/bag/take-offer.ts';
import { transaction } from '#server/engine/database/database.ts';
import { lockVariants } from '#server/stock/lock-variants.ts';
import { findAlert } from './alert-row.ts';
import { alertLinkEnded } from './confirm-alert.ts';

export const offerOver: Problem = {
  code: 'link_ended',
  message: 'This offer has ended, and others can have the piece now.',
};

/**
 * Puts what is offered to an alert's address into the bag of whoever came with its link: the offer becomes their hold.
 * Refuses `link_ended`, and what adding to a bag refuses.
 */
export async function takeByLink(id: string, personId: string): Promise<Decision<LineAnswer, Problem>> {
  const alert = await findAlert(id);
  if (!alert?.sku) return refuse(alertLinkEnded);
  const { sku } = alert;
  return transaction(async (tx) => {
    await lockVariants(tx, [sku]);
    if (!(await handOfferOn(tx, id, personId))) return refuse(offerOver);
    return addIn(tx, personId, { sku, quantity: 1 });
  });
}
