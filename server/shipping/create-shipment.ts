import type { CreateShipment, TrackingStatus } from '#contract/shipping/shipment.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { commandsFor } from '#domain/order/order-transitions.ts';
import { everythingSent, mayContain, type SkuQuantity } from '#domain/order/parcel-contents.ts';
import { hasFailed } from '#domain/shipping/tracking/failed-parcel.ts';
import { trackingOf } from '#domain/shipping/tracking/parcel-tracking.ts';
import { database, type Tx, transaction } from '#server/engine/database/database.ts';
import { askWhenDisputed } from '#server/order/dispute/standing-dispute.ts';
import { doneBefore } from '#server/order/done-before.ts';
import { type LockedOrder, lockOrder } from '#server/order/lock-order.ts';
import { moveOrder } from '#server/order/move-order.ts';
import { waitsForWithdrawal } from '#server/order/open-withdrawal.ts';
import { type OrderActor, orderActor } from '#server/order/order-actor.ts';
import { capturePayment } from '#server/order/payment/capture-payment.ts';
import { readSendable } from '#server/order/sendable.ts';
import type { Actor } from '#server/session/actor.ts';
import { claimNumber, numberTaken } from './claim-number.ts';
import { matchWaitingMessages } from './match-waiting-messages.ts';
import { notifyOfLabel } from './notify-of-milestone.ts';
import { beginPulling } from './pull-tracking.ts';

/**
 * Hands a parcel to a carrier; without `lines` it takes all that is left. A paid order may ship at once, which implies
 * that it was packed. Pieces of a parcel that came back or got lost can be sent again. Refuses `nothing_to_send` once all
 * have gone, `illegal_transition` (also while a withdrawal waits), `tracking_number_taken`, `capture_failed`, `dispute_unconfirmed`, and `invalid` for
 * pieces that aren't left to send, with how many are.
 * @throws AccessProblem `not_found`
 */
export async function createShipment(
  publicId: string,
  { actor, ...wanted }: CreateShipment & { actor: Actor },
): Promise<Decision<{ id: string; status: TrackingStatus }, Problem>> {
  const by = orderActor(actor);
  // Asked before any money is taken, and again under the lock.
  const withdrawn = await waitsForWithdrawal(database(), publicId);
  if (withdrawn) return refuse(withdrawn);
  const taken = await capturePayment(publicId, by);
  if (!taken.ok) return taken;
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    const stopped = await waitsForWithdrawal(tx, publicId);
    if (stopped) return refuse(stopped);
    const asked = await askWhenDisputed(tx, order, { knows: wanted.thoughDisputed });
    if (asked) return refuse(asked);
    const { toSend, parcels } = await readSendable(tx, order.id);
    const problem =
      (toSend.length === 0 ? await allGone(tx, order, by) : null) ??
      contentsProblem(toSend, wanted.lines) ??
      ((await claimNumber(tx, wanted)) ? null : numberTaken(wanted));
    if (problem) return refuse(problem);
    const lines = wanted.lines ?? (parcels.length > 0 ? toSend : null);
    const isLast = order.status === 'shipped' || everythingSent(toSend, [lines]);
    const command = isLast ? 'ship' : 'ship_part';
    const moved = await moveOrder(tx, order, { command, actor: by, note: wanted.carrier });
    if (!moved.ok) return moved;
    const { status } = trackingOf([]);
    const parcel = await tx.shipment.create({
      data: {
        orderId: order.id,
        carrier: wanted.carrier,
        trackingNumber: wanted.trackingNumber,
        status,
        eta: wanted.eta ?? null,
        position: parcels.length,
        ...(lines ? { lines: lines.map(({ sku, quantity }) => ({ sku, quantity })) } : {}),
      },
    });
    await notifyOfLabel(tx, order, parcel);
    await matchWaitingMessages(tx, wanted);
    await beginPulling(tx, { id: parcel.id, carrier: wanted.carrier });
    return accept({ id: parcel.id, status });
  });
}

/** Returns why no further parcel is sent: every piece is in one. Null if the order's state says so better. */
async function allGone(tx: Tx, order: LockedOrder, actor: OrderActor): Promise<Problem | null> {
  const standing = await tx.shipment.findMany({
    where: { orderId: order.id, returnId: null },
    orderBy: { position: 'desc' },
  });
  const last = standing.find((parcel) => !hasFailed(parcel));
  if (standing.length === 0 || !commandsFor(order.status, 'desk').includes('ship')) return null;
  if (!last)
    return {
      code: 'nothing_to_send',
      message: `There’s nothing left to send in order ${order.number}. The rest has been refunded.`,
    };
  const before = await doneBefore(tx, { orderId: order.id, kinds: ['shipped', 'partly_shipped'], actor });
  const parcel = `${last.carrier} ${last.trackingNumber}`;
  const sent = before
    ? `${before.by} sent order ${order.number} ${before.when} (${parcel}).`
    : `Order ${order.number} has been sent (${parcel}).`;
  return {
    code: 'nothing_to_send',
    message: `${sent} There’s nothing left to send. If that parcel hasn’t left, you can correct its number or take it back.`,
    ...(before && { by: before.by, at: before.at }),
  };
}

function contentsProblem(toSend: readonly SkuQuantity[], wanted: readonly SkuQuantity[] | undefined): Problem | null {
  if (!wanted) return null;
  const decision = mayContain(toSend, wanted);
  if (decision.ok) return null;
  const { sku, left } = decision.refusal;
  return { code: 'invalid', message: `Only ${left} of ${sku} left to send.`, field: 'lines', sku, left };
}
