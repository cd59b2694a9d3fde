/** I1: waiting orders share a transaction, so that a thousand buyers of one piece wait for a few locks. */

import type { Problem } from '#contract/wire/problem.ts';
import type { Decision } from '#domain/decision.ts';
import { groupCommit } from '#server/engine/database/group-commit.ts';
import { groupLockTimeoutMs, type Statements, statements } from '#server/engine/database/statement.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { giftCodeHash } from '#server/gift-card/gift-code.ts';
import type { PlaceAnswer, Placed, WaitingOrder } from '#server/order/payment/waiting-order.ts';
import { readMeans } from '#server/order/price/means-in-hand.ts';
import { sendingOf } from '#server/order/price/offered-methods.ts';
import { readOrderTerms } from '#server/order/price/order-terms.ts';
import { payerOfOrder } from '#server/order/price/payer-of.ts';
import { lockVariantsTogether } from '#server/stock/lock-variants-together.ts';
import { releaseExpired } from '#server/stock/release-expired-holds.ts';
import { readVatChecks } from '#server/vat-number/check-vat-number.ts';
import { judgeOrders, type Pricing } from './judge-orders.ts';
import { type KnownForOrders, readKnownForOrders } from './known-for-orders.ts';
import { storeOrders } from './store-orders.ts';

/**
 * Decides orders, all or nothing; their own locks make it right, with several processes too.
 * @returns an answer to each
 */
export function placeOrders(waiting: readonly WaitingOrder[]): Promise<PlaceAnswer[]> {
  return statements(
    async (tx) => {
      const { locked, known } = await lockAndRead(tx, waiting);
      const pricing = await readPricing(tx, waiting, { locked, known });
      const labels = new Map(
        [...locked.values()].map(({ id, label, slug, imageFile }) => [
          id,
          { variantId: id, title: label, slug, imageFile },
        ]),
      );
      const judged = judgeOrders(waiting, { locked, labels, pricing }, known);
      await storeOrders(tx, judged, { now: known.now, sending: sendingOf(pricing.terms) });
      return judged.answers;
    },
    { lockTimeoutMs: groupLockTimeoutMs },
  );
}

/** What prices them. Limited promotions and gift cards are locked here, after all variants. */
async function readPricing(
  tx: Statements,
  waiting: readonly WaitingOrder[],
  { locked, known }: { locked: ReadonlyMap<string, { id: string }>; known: KnownForOrders },
): Promise<Pricing> {
  const terms = await readOrderTerms(
    tx,
    [...locked.values()].map(({ id }) => id),
  );
  const wanted = waiting.map((order) => {
    const { source, personId, extras = {} } = order;
    const { promotionCodes = [], giftCards = [] } = extras;
    const ofBag = source === 'shop' ? (known.giftCards.get(personId) ?? []) : [];
    return {
      personId,
      payer: payerOfOrder(order),
      promotionCodes,
      giftCards: [...giftCards.map(giftCodeHash), ...ofBag],
    };
  });
  const vatChecks = await readVatChecks(
    tx,
    waiting.flatMap(({ buyer }) => buyer?.vatNumber ?? []),
  );
  return { terms, vatChecks, means: await readMeans(tx, wanted, { automatic: terms.automatic, lock: true }) };
}

/** Everything that deciding needs, by the locks. A hold that has ended is freed before anyone decides. */
async function lockAndRead(tx: Statements, waiting: readonly WaitingOrder[]) {
  const wanted = {
    skus: waiting.flatMap((order) => (order.source === 'shop' ? [] : [...order.demand.keys()])),
    bagsOf: waiting.flatMap((order) => (order.source === 'shop' ? order.personId : [])),
  };
  const lockNow = async () => {
    const locked = await lockVariantsTogether(tx, wanted);
    return { locked, known: await readKnownForOrders(tx, waiting, locked) };
  };
  const first = await lockNow();
  if (!first.known.someHoldEnded) return first;
  await releaseExpired(
    tx,
    [...first.locked.values()].map(({ id }) => id),
  );
  return lockNow();
}

/**
 * Reserves an order's pieces and writes it with a payment to be made. Resolves after the commit.
 * Refuses `bag_empty`, `price_changed` and `payment_in_progress` to a bag, and `out_of_stock`.
 * @throws AccessProblem `not_found` for an unknown SKU, `invalid` for prices in two currencies
 */
export const placeTogether = processWide('orders-to-place', () =>
  groupCommit<WaitingOrder, Decision<Placed, Problem>>(placeOrders, {
    keysOf: (order) => (order.source === 'shop' ? [`bag of ${order.personId}`] : [...order.demand.keys()]),
  }),
);
