import type { Problem } from '#contract/errors.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { outOfStock } from '#server/bag/out-of-stock.ts';
import type { Tx } from '#server/database/database.ts';
import type { LockedVariant } from '#server/stock/lock-variants.ts';
import { holdMinutes, reserveUnits } from '#server/stock/reserve.ts';
import { paymentInProgress } from './declined.ts';
import { payMinutes } from './new-payment.ts';

export interface BagLineToBuy {
  id: string;
  variantId: string;
  quantity: number;
  variant: { sku: string };
  reservation: { id: string; quantity: number; orderId: string | null } | null;
}

/**
 * Makes sure that every piece of a bag is held: with the hold it has, or afresh if that has ended. The
 * variants must be locked.
 *
 * Refuses `out_of_stock`, or `payment_in_progress` where another order is being paid with these holds,
 * and changes nothing.
 */
export async function holdBag(
  tx: Tx,
  locked: ReadonlyMap<string, LockedVariant>,
  bag: readonly BagLineToBuy[],
): Promise<Decision<null, Problem>> {
  const taken = bag.find((line) => line.reservation?.orderId);
  if (taken?.reservation?.orderId) {
    const order = await tx.order.findUnique({ where: { id: taken.reservation.orderId }, select: { publicId: true } });
    return refuse(paymentInProgress(order?.publicId ?? null));
  }
  const missing = new Map<string, number>();
  for (const { variant, quantity, reservation } of bag) {
    const more = quantity - (reservation?.quantity ?? 0);
    if (more > 0) missing.set(variant.sku, more);
  }
  const reserved = await reserveUnits(tx, locked, missing);
  return reserved.ok ? accept(null) : refuse(outOfStock(reserved.refusal));
}

/**
 * Binds a bag's holds to the order that is being paid. A hold that is about to end is extended to the
 * time a payment takes, and never beyond that in all, however often a card is tried.
 */
export async function bindHolds(
  tx: Tx,
  { orderId, personId }: { orderId: string; personId: string },
  bag: readonly BagLineToBuy[],
) {
  for (const line of bag) {
    if (line.reservation) {
      await tx.$executeRaw`
        UPDATE reservation SET order_id = ${orderId}, quantity = ${line.quantity},
          expires_at = greatest(expires_at, least(clock_timestamp() + make_interval(mins => ${payMinutes}),
                                                  started_at + make_interval(mins => ${holdMinutes + payMinutes})))
        WHERE id = ${line.reservation.id}`;
    } else {
      await tx.$executeRaw`
        INSERT INTO reservation (id, variant_id, person_id, quantity, expires_at, bag_line_id, order_id)
        VALUES (gen_random_uuid()::text, ${line.variantId}, ${personId}, ${line.quantity},
                clock_timestamp() + make_interval(mins => ${holdMinutes}), ${line.id}, ${orderId})`;
    }
  }
}
