import type { Problem } from '#contract/wire/problem.ts';
import { judgeOffer } from '#domain/auction/after-sale.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { readBidsInForce } from '#server/auction/bid/bids-in-force.ts';
import { lockLot } from '#server/auction/bid/locked-lot.ts';
import { recordLotEvent } from '#server/auction/outcome/record-lot-event.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { notify } from '#server/notice/notify.ts';
import { placeAuctionOrder } from '#server/order/lot/place-auction-order.ts';
import { notFound } from '#server/web/problem.ts';
import { notPossible, readClosedLot } from './closed-lot.ts';

/**
 * Offers an unpaid or unsold lot to the next bidder, at their own maximum. Two at once make one offer.
 * Refuses `offer_not_possible`, with why in `reason`.
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
    if (!bid) throw new Error('No bidder on this lot has that paddle.');
    const { bidder: personId, maximum: amount, paddle } = bid;
    const at = await readDatabaseClock(tx);
    const orderPublicId = await placeAuctionOrder(tx, { auctionId, personId, amount, at, offer: true });
    await recordLotEvent(tx, { auctionId, kind: 'offered', by, note: `To paddle ${paddle}, at their own maximum.` });
    await notifyOfOffer(tx, orderPublicId, personId);
    return accept({ orderPublicId });
  });
}

async function notifyOfOffer(tx: Tx, orderPublicId: string, personId: string): Promise<void> {
  const { id, currency, totalAmount, payBy, lines } = await tx.order.findUniqueOrThrow({
    where: { publicId: orderPublicId },
    include: { lines: { orderBy: { position: 'asc' }, take: 1 } },
  });
  await notify(tx, {
    personId,
    kind: 'lot_offer',
    key: `lot-offer:${id}`,
    facts: { lot: lines[0]?.title ?? null, totalAmount, currency, payBy: payBy?.toISOString() ?? null },
    href: `/orders/${orderPublicId}`,
  });
}
