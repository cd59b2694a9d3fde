/**
 * I1: waiting orders are decided together, in the order in which they came, and stored in one
 * transaction: a thousand buyers of one piece wait for a few locks, not for a thousand. The variants are
 * locked first, the database's clock is read under the locks.
 */
import type { Problem } from '#contract/errors.ts';
import type { Decision } from '#domain/decision.ts';
import { transaction } from '#server/database/database.ts';
import { groupCommit } from '#server/database/group-commit.ts';
import { readLineLabels } from '#server/order/draft-lines.ts';
import { processWide } from '#server/process-wide.ts';
import { lockVariantsTogether } from '#server/stock/lock-variants-together.ts';
import { judgeOrders } from './judge-orders.ts';
import { readKnownForOrders } from './known-for-orders.ts';
import { storeOrders } from './store-orders.ts';
import type { PlaceAnswer, Placed, WaitingOrder } from './waiting-order.ts';

/**
 * Decides these orders, all or nothing, and reserves what they take. Correct by itself: also with several
 * processes deciding over the same stock at once.
 *
 * @returns an answer to each
 */
export function placeOrders(waiting: readonly WaitingOrder[]): Promise<PlaceAnswer[]> {
  return transaction(async (tx) => {
    const locked = await lockVariantsTogether(tx, {
      skus: waiting.flatMap((order) => (order.source === 'api' ? [...order.demand.keys()] : [])),
      bagsOf: waiting.flatMap((order) => (order.source === 'shop' ? order.personId : [])),
    });
    const known = await readKnownForOrders(tx, waiting, locked);
    const labels = await readLineLabels(
      tx,
      [...locked.values()].map(({ id }) => id),
    );
    const judged = judgeOrders(waiting, { locked, labels }, known);
    await storeOrders(tx, judged, known.now);
    return judged.answers;
  });
}

/**
 * Places one order: reserves its pieces and writes it with a payment to be made. Resolves after the commit.
 *
 * Refuses `bag_empty`, `price_changed` and `payment_in_progress` to a bag, and `out_of_stock`.
 *
 * @throws AccessProblem `not_found` for an unknown SKU, `invalid` for prices in two currencies
 */
export const placeTogether = processWide('orders-to-place', () =>
  groupCommit<WaitingOrder, Decision<Placed, Problem>>(placeOrders),
);
