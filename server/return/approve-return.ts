import { addressSchema } from '#contract/account/address.ts';
import type { Problem } from '#contract/errors.ts';
import type { ReturnStatus } from '#contract/order/return.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import { trackingOf } from '#domain/tracking/parcel-tracking.ts';
import { database, type Tx, transaction } from '#server/database/database.ts';
import { type OrderActor, orderActor } from '#server/order/order-actor.ts';
import { notFound } from '#server/problem.ts';
import { lockReturn, type ReturnKey, returnNumber } from '#server/return-state/lock-return.ts';
import { moveReturn } from '#server/return-state/move-return.ts';
import { notifyOfReturn } from '#server/return-state/notify-of-return.ts';
import type { Actor } from '#server/session/actor.ts';
import { matchWaitingMessages } from '#server/shipping/match-waiting-messages.ts';
import { beginPulling } from '#server/shipping/pull-tracking.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { shopOnPaper } from '#server/shop/shop-on-paper.ts';
import { forgetFiles, type KeptFile, keepPdf, recordFile } from '#server/storage/record-file.ts';
import type { Label } from './label-provider.ts';
import { testLabelProvider } from './test-label-provider.ts';

/**
 * Agrees to take pieces back: their customer gets a label.
 * Refuses `illegal_transition`, and `return_not_possible` where nobody knows where it would come from.
 * @throws AccessProblem `not_found`
 */
export async function approveReturn(
  key: ReturnKey,
  { actor, answer }: { actor: Actor; answer?: string | undefined },
): Promise<Decision<ReturnStatus, Problem>> {
  const by = orderActor(actor);
  const made = await makeLabel(key);
  if (!made) return refuse(noAddress);
  const file = await keepPdf('return_label', made.pdf);
  let used = false;
  try {
    const moved = await transaction((tx) => approve(tx, { key, by, answer, label: made, file }));
    used = moved.ok;
    return moved;
  } finally {
    if (!used) await forgetFiles([file]);
  }
}

const noAddress: Problem = {
  code: 'return_not_possible',
  message: 'The order has no address that a parcel could come from.',
};

async function makeLabel({ publicId, returnId }: ReturnKey): Promise<Label | null> {
  const row = await database().orderReturn.findFirst({
    where: { id: returnId, order: { publicId } },
    include: { order: { select: { shippingAddress: true } } },
  });
  if (!row) throw notFound('return');
  const from = addressSchema.safeParse(row.order.shippingAddress);
  if (!from.success) return null;
  return testLabelProvider.makeLabel({
    reference: row.id,
    returnNumber: returnNumber(row.number),
    at: row.requestedAt,
    from: from.data,
    to: shopOnPaper(await readShop()),
  });
}

interface Approval {
  key: ReturnKey;
  by: OrderActor;
  answer: string | undefined;
  label: Label;
  file: KeptFile;
}

async function approve(tx: Tx, { key, by, answer, label, file }: Approval): Promise<Decision<ReturnStatus, Problem>> {
  const locked = await lockReturn(tx, key);
  const { order, back } = locked;
  const moved = await moveReturn(tx, locked, { command: 'approve', actor: by, note: answer });
  if (!moved.ok) return moved;
  await tx.orderReturn.update({ where: { id: back.id }, data: { answer: answer ?? null } });
  const { carrier, trackingNumber } = label;
  const { status } = trackingOf([]);
  const parcel = await tx.shipment.create({
    data: { orderId: order.id, returnId: back.id, carrier, trackingNumber, status },
    select: { id: true },
  });
  await matchWaitingMessages(tx, label);
  await beginPulling(tx, { id: parcel.id, carrier });
  await recordFile(tx, order, file, { returnId: back.id });
  await notifyOfReturn(tx, locked, { outcome: 'approved', number: back.number, carrier });
  return moved;
}
