import type { CreateShipment, TrackingStatus } from '#contract/shipping/shipment.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { everythingSent, mayContain, type SkuQuantity } from '#domain/order/parcel-contents.ts';
import { trackingOf } from '#domain/shipping/tracking/parcel-tracking.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { askWhenDisputed } from '#server/order/dispute/standing-dispute.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { moveOrder } from '#server/order/move-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import { capturePayment } from '#server/order/payment/capture-payment.ts';
import { readSendable, type Sendable } from '#server/order/sendable.ts';
import type { Actor } from '#server/session/actor.ts';
import { claimNumber } from './claim-number.ts';
import { matchWaitingMessages } from './match-waiting-messages.ts';
import { notifyOfLabel } from './notify-of-milestone.ts';
import { beginPulling } from './pull-tracking.ts';

/**
 * Hands a parcel to a carrier; without `lines` it takes all that is left. A paid order may ship at once, which implies
 * that it was packed. Refuses `illegal_transition`, `tracking_number_taken`, `capture_failed`, `dispute_unconfirmed`, and `invalid` for pieces
 * that aren't left to send, with how many are.
 * @throws AccessProblem `not_found`
 */
export async function createShipment(
  publicId: string,
  { actor, ...wanted }: CreateShipment & { actor: Actor },
): Promise<Decision<{ id: string; status: TrackingStatus }, Problem>> {
  const by = orderActor(actor);
  const taken = await capturePayment(publicId, by);
  if (!taken.ok) return taken;
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    const asked = await askWhenDisputed(tx, order, { knows: wanted.thoughDisputed });
    if (asked) return refuse(asked);
    const { ordered, parcels, left } = await readSendable(tx, order.id);
    const problem = (await numberTaken(tx, wanted)) ?? contentsProblem({ ordered, parcels }, wanted.lines);
    if (problem) return refuse(problem);
    // After a parcel for the whole order, a parcel without contents replaces it.
    const lines = wanted.lines ?? (parcels.length > 0 && left.length > 0 ? left : null);
    const command = everythingSent(ordered, [...parcels, lines]) ? 'ship' : 'ship_part';
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

async function numberTaken(tx: Tx, { carrier, trackingNumber }: CreateShipment): Promise<Problem | null> {
  return (await claimNumber(tx, { carrier, trackingNumber }))
    ? null
    : {
        code: 'tracking_number_taken',
        message: `${carrier} ${trackingNumber} belongs to another parcel.`,
        field: 'trackingNumber',
      };
}

function contentsProblem(
  { ordered, parcels }: Pick<Sendable, 'ordered' | 'parcels'>,
  wanted: readonly SkuQuantity[] | undefined,
): Problem | null {
  if (!wanted) return null;
  const decision = mayContain(ordered, parcels, wanted);
  if (decision.ok) return null;
  const { sku, left } = decision.refusal;
  return { code: 'invalid', message: `Only ${left} of ${sku} are left to send.`, field: 'lines', sku, left };
}
