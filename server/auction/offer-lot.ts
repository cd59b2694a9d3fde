import { randomUUID } from 'node:crypto';
import type { Problem } from '#contract/errors.ts';
import { judgeOffer } from '#domain/auction/after-sale.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { readDatabaseClock } from '#server/database/clock.ts';
import { type Tx, transaction } from '#server/database/database.ts';
import { payWithinHours, placeAuctionOrder } from '#server/order/place-auction-order.ts';
import { notFound } from '#server/problem.ts';
import { type BidInForce, readBidsInForce } from './bids-in-force.ts';
import { notPossible, readClosedLot } from './closed-lot.ts';
import { lockLot } from './locked-lot.ts';
import { recordLotEvent } from './record-lot-event.ts';

/**
 * Offers a lot that found no paying buyer to the next bidder, at their own maximum: an order that they
 * may pay within 48 hours or let lapse, and a notice of it.
 *
 * Refuses `offer_not_possible`, with why in `reason`. Two at once make one offer.
 *
 * @param by as `lotActor` names them
 * @throws AccessProblem `not_found`
 */
export async function offerLot(auctionId: string, by: string): Promise<Decision<{ orderPublicId: string }, Problem>> {
  return transaction(async (tx) => {
    if (!(await lockLot(tx, auctionId))) throw notFound('auction');
    const { hadIt, ...lot } = await readClosedLot(tx, auctionId);
    const bids = await readBidsInForce(tx, auctionId);
    const decision = judgeOffer(lot, bids, hadIt);
    if (!decision.ok) return refuse(notPossible('offer_not_possible', decision.refusal));
    const bid = bids.find(({ seq }) => seq === decision.value.seq);
    if (!bid) throw new Error('The offer is to nobody on this lot.');
    const { bidder: personId, maximum: amount, paddle } = bid;
    const at = await readDatabaseClock(tx);
    const orderPublicId = await placeAuctionOrder(tx, { auctionId, personId, amount, at, offer: true });
    await recordLotEvent(tx, { auctionId, kind: 'offered', by, note: `To paddle ${paddle}, at their own maximum.` });
    await tellOffer(tx, orderPublicId, bid);
    return accept({ orderPublicId });
  });
}

async function tellOffer(tx: Tx, orderPublicId: string, { bidder: personId }: BidInForce): Promise<void> {
  const { id, lines } = await tx.order.findUniqueOrThrow({
    where: { publicId: orderPublicId },
    select: { id: true, lines: { select: { title: true }, orderBy: { position: 'asc' }, take: 1 } },
  });
  const title = lines[0]?.title ?? 'The lot';
  await tx.notice.create({
    data: {
      ...{ id: randomUUID(), personId, kind: 'lot_offer', key: `lot-offer:${id}` },
      title: `${title} is offered to you`,
      body: `It found no buyer, and your bid is next. You may have it for the most you bid, within ${payWithinHours} hours. You owe nothing if you let it pass.`,
      href: `/orders/${orderPublicId}`,
    },
  });
}
