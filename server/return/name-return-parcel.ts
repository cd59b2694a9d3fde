import type { ReturnParcel } from '#contract/return/return.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { recordOrderEvent } from '#server/order/move-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import { type LockedReturn, lockReturn, type ReturnKey } from '#server/return/state/lock-return.ts';
import type { Actor } from '#server/session/actor.ts';
import { asCustomer } from '#server/session/can.ts';
import { findParcel, lockParcelNumber, parcelKey } from '#server/shipping/find-parcel.ts';
import { expectParcel } from './expect-parcel.ts';
import { returnLimits } from './limits.ts';

/**
 * Takes a customer's word for which parcel brings their return back; the same again changes nothing, and another one
 * replaces it until a carrier has scanned it. Refuses `illegal_transition` unless they post it themselves and it was approved,
 * and `tracking_number_taken`.
 * @throws AccessProblem `not_found`, `rate_limited`
 */
export async function nameReturnParcel(
  key: ReturnKey,
  { actor, ...named }: ReturnParcel & { actor: Actor },
): Promise<Decision<null, Problem>> {
  await takeFrom(returnLimits.returnParcels, key.publicId);
  return transaction(async (tx) => {
    const { order, back } = await lockReturn(tx, key);
    const before = await tx.shipment.findFirst({
      where: { returnId: back.id },
      select: { id: true, carrier: true, trackingNumber: true, byCustomer: true, _count: { select: { events: true } } },
    });
    if (before && isSame(before, named)) return accept(null);
    if (back.status !== 'approved' || (before && (!before.byCustomer || before._count.events > 0)))
      return refuse(tooLate(back));
    const taken = await numberTaken(tx, named, before?.id);
    if (taken) return refuse(taken);
    if (before) await tx.shipment.delete({ where: { id: before.id } });
    await expectParcel(tx, { ...named, orderId: order.id, returnId: back.id, byCustomer: true });
    await recordOrderEvent(tx, order, {
      kind: 'return_posted',
      actor: orderActor(asCustomer(actor)),
      note: `${back.number}: ${named.carrier}, ${named.trackingNumber}`,
    });
    return accept(null);
  });
}

function isSame(one: ReturnParcel, other: ReturnParcel): boolean {
  const [a, b] = [parcelKey(one), parcelKey(other)];
  return a.carrier === b.carrier && a.trackingNumber === b.trackingNumber;
}

const tooLate = ({ number, status }: LockedReturn): Problem => ({
  code: 'illegal_transition',
  message:
    status === 'approved'
      ? `The parcel of return ${number} is already being tracked. Write to us if the number is wrong.`
      : `Return ${number} isn’t waiting for a parcel.`,
  returnStatus: status,
});

async function numberTaken(tx: Tx, named: ReturnParcel, own: string | undefined): Promise<Problem | null> {
  await lockParcelNumber(tx, named);
  const found = await findParcel(tx, named);
  if (!found || found.id === own) return null;
  return {
    code: 'tracking_number_taken',
    message: 'Another parcel has this number. Check it on your receipt.',
    field: 'trackingNumber',
  };
}
