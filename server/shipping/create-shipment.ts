import type { Problem } from '#contract/errors.ts';
import type { CreateShipment, TrackingStatus } from '#contract/order.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { mayContain, type SkuQuantity } from '#domain/order/parcel-contents.ts';
import { trackingOf } from '#domain/tracking/parcel-tracking.ts';
import { type Tx, transaction } from '#server/database/database.ts';
import { type LockedOrder, lockOrder } from '#server/order/lock-order.ts';
import { moveOrder } from '#server/order/move-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import type { Actor } from '#server/session/actor.ts';
import { findParcel, lockParcelNumber } from './find-parcel.ts';
import { matchWaitingMessages } from './match-waiting-messages.ts';
import { beginPulling } from './pull-tracking.ts';

/**
 * Hands a parcel to a carrier. The first makes the order shipped; a paid order may ship at once, which
 * implies that it was packed. Without `lines` the parcel stands for the whole order.
 *
 * Refuses `illegal_transition`, `tracking_number_taken`, and `invalid` for pieces that aren't left to
 * send; nothing is changed then.
 *
 * @throws AccessProblem `not_found`
 */
export async function createShipment(
  publicId: string,
  { actor, ...wanted }: CreateShipment & { actor: Actor },
): Promise<Decision<{ id: string; status: TrackingStatus }, Problem>> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    const parcels = await tx.shipment.findMany({ where: { orderId: order.id }, select: { lines: true } });
    const problem = (await numberTaken(tx, wanted)) ?? (await contentsProblem(tx, order, parcels, wanted.lines));
    if (problem) return refuse(problem);
    const moved = await moveOrder(tx, order, { command: 'ship', actor: orderActor(actor), note: wanted.carrier });
    if (!moved.ok) return moved;
    const { status } = trackingOf([]);
    const { id } = await tx.shipment.create({
      data: {
        orderId: order.id,
        carrier: wanted.carrier,
        trackingNumber: wanted.trackingNumber,
        status,
        eta: wanted.eta ?? null,
        position: parcels.length,
        ...(wanted.lines ? { lines: wanted.lines } : {}),
      },
      select: { id: true },
    });
    await matchWaitingMessages(tx, wanted);
    await beginPulling(tx, { id, carrier: wanted.carrier });
    return accept({ id, status });
  });
}

async function numberTaken(tx: Tx, { carrier, trackingNumber }: CreateShipment): Promise<Problem | null> {
  await lockParcelNumber(tx, { carrier, trackingNumber });
  return (await findParcel(tx, { carrier, trackingNumber }))
    ? {
        code: 'tracking_number_taken',
        message: `${carrier} ${trackingNumber} is another parcel’s number.`,
        field: 'trackingNumber',
      }
    : null;
}

async function contentsProblem(
  tx: Tx,
  order: LockedOrder,
  parcels: readonly { lines: unknown }[],
  wanted: readonly SkuQuantity[] | undefined,
): Promise<Problem | null> {
  if (!wanted) return null;
  const ordered = await tx.orderLine.findMany({ where: { orderId: order.id }, select: { sku: true, quantity: true } });
  const decision = mayContain(
    ordered,
    parcels.map((parcel) => parcel.lines as SkuQuantity[] | null),
    wanted,
  );
  if (decision.ok) return null;
  const { sku, left } = decision.refusal;
  return { code: 'invalid', message: `Of ${sku}, ${left} are left to send.`, field: 'lines', sku, left };
}
