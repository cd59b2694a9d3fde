/** An order's own transaction locks its lot after it: nobody who holds a lot waits for an order. */

import { recordLotEvent } from '#server/auction/outcome/record-lot-event.ts';
import { touchBidders } from '#server/auction/outcome/touch-bidders.ts';
import type { Tx } from '#server/engine/database/database.ts';

/** Frees a lot whose order was cancelled. @param released the house released the winner, who had asked for it */
export async function lotUnpaid(tx: Tx, orderId: string, by: string, released = false): Promise<void> {
  const lot = await lotOf(tx, orderId);
  if (!lot) return;
  const { auctionId, offer } = lot;
  await recordLotEvent(tx, { auctionId, kind: offer ? 'offer_lapsed' : released ? 'released' : 'unpaid', by });
  await setOutcome(tx, auctionId, { from: ['sold', 'after_sale'], to: 'unpaid' });
}

/** The order was paid. An offer that is paid is the lot's sale. */
export async function lotPaid(tx: Tx, orderId: string): Promise<void> {
  const lot = await lotOf(tx, orderId);
  if (!lot?.offer) return;
  const { auctionId } = lot;
  await recordLotEvent(tx, { auctionId, kind: 'offer_paid', by: 'system' });
  await setOutcome(tx, auctionId, { from: ['unpaid', 'reserve_not_met'], to: 'after_sale' });
}

async function lotOf(tx: Tx, orderId: string): Promise<{ auctionId: string; offer: boolean } | null> {
  const order = await tx.order.findUnique({ where: { id: orderId }, select: { auctionId: true, offer: true } });
  return order?.auctionId ? { auctionId: order.auctionId, offer: order.offer } : null;
}

async function setOutcome(tx: Tx, id: string, { from, to }: { from: string[]; to: string }): Promise<void> {
  const { count } = await tx.auction.updateMany({ where: { id, outcome: { in: from } }, data: { outcome: to } });
  if (count > 0) await touchBidders(tx, id);
}
