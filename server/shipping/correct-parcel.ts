import type { CorrectParcel } from '#contract/shipping/shipment.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { trackingOf } from '#domain/shipping/tracking/parcel-tracking.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { recordOrderEvent } from '#server/order/move-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import type { Actor } from '#server/session/actor.ts';
import { claimNumber, numberTaken } from './claim-number.ts';
import { parcelKey } from './find-parcel.ts';
import { forgetMessages, matchWaitingMessages } from './match-waiting-messages.ts';
import { notifyOfCorrection } from './notify-of-milestone.ts';
import { beginPulling } from './pull-tracking.ts';
import { lockParcelStillHere, type ParcelId } from './standing-parcel.ts';

/**
 * Gives a parcel that hasn't left another carrier or tracking number, and tells the customer. Safe to repeat. Refuses
 * `parcel_has_left` and `tracking_number_taken`.
 * @param thoughScanned the carrier has scanned the number, and whoever corrects it says that this was another parcel
 * @throws AccessProblem `not_found`
 */
export async function correctParcel(
  id: ParcelId,
  { actor, thoughScanned = false, ...name }: CorrectParcel & { actor: Actor; thoughScanned?: boolean },
): Promise<Decision<{ id: string }, Problem>> {
  return transaction(async (tx) => {
    const locked = await lockParcelStillHere(tx, id, thoughScanned);
    if (!locked.ok) return locked;
    const { order, parcel } = locked.value;
    if (parcel.carrier === name.carrier && parcel.trackingNumber === name.trackingNumber)
      return accept({ id: parcel.id });
    if (!isSame(parcel, name)) {
      if (!(await claimNumber(tx, name))) return refuse(numberTaken(name));
      await forgetTracking(tx, parcel);
    }
    const corrected = await tx.shipment.update({
      where: { id: parcel.id },
      data: { ...name, status: trackingOf([]).status },
    });
    const [before, after] = [parcel, corrected].map((of) => `${of.carrier} ${of.trackingNumber}`);
    const note = `${before} is now ${after}`;
    const correction = await recordOrderEvent(tx, order, { kind: 'parcel_corrected', actor: orderActor(actor), note });
    if (!isSame(parcel, name)) {
      // Of an order that was refunded nobody waits for a parcel.
      if (order.status !== 'refunded') await notifyOfCorrection(tx, order, corrected, correction);
      await matchWaitingMessages(tx, name);
      await beginPulling(tx, corrected);
    }
    return accept({ id: parcel.id });
  });
}

/** Tells whether two names are one, however they were written. */
function isSame(one: CorrectParcel, other: CorrectParcel): boolean {
  const [a, b] = [parcelKey(one), parcelKey(other)];
  return a.carrier === b.carrier && a.trackingNumber === b.trackingNumber;
}

/** Deletes the tracking of the wrong number: it described someone else's parcel. */
async function forgetTracking(tx: Tx, parcel: { id: string; carrier: string; trackingNumber: string }): Promise<void> {
  await tx.trackingEvent.deleteMany({ where: { shipmentId: parcel.id } });
  await tx.trackingPull.deleteMany({ where: { shipmentId: parcel.id } });
  await forgetMessages(tx, parcel);
}
