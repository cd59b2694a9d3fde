import { paddleName } from '#contract/auction/auction.ts';
import type { DeskLot } from '#contract/auction/desk-lot.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { judgeOffer, judgeRelisting } from '#domain/auction/after-sale.ts';
import { lotCost } from '#domain/auction/buyers-premium.ts';
import { isSealed, type LotFormat } from '#domain/auction/format.ts';
import { type BidInForce, readBidsInForce } from '#server/auction/bid/bids-in-force.ts';
import { readAuctionViews } from '#server/auction/lot/auction-view.ts';
import { readClosedLot } from '#server/auction/lot/closed-lot.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk } from '#server/session/can.ts';
import { namesOfPeople } from '#server/session/staff/read-staff.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { type DeskOrderRow, toDeskOrder } from './latest-orders.ts';
import { readReleaseRequest } from './release-requests.ts';

const bidsShown = 100;

/** Reads one lot. @returns null if there is no such lot @throws AccessProblem for whoever may not */
export async function readDeskLot(actor: Actor, id: string): Promise<{ lot: DeskLot; view: View<'auction'> } | null> {
  requireDesk(actor, 'lot:read');
  const db = database();
  const other = { select: { id: true, lotNumber: true } };
  const row = await db.auction.findUnique({
    where: { id },
    include: { relistedAs: other, relistOf: other, events: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  });
  const versioned = (await readAuctionViews(db, [id])).get(id);
  if (!row || !versioned) return null;
  const { slug, lotNumber, title, maker, relistedAs, relistOf, events } = row;
  const unseen = isSealed(row.format as LotFormat) && row.state !== 'closed';
  const bids = unseen ? [] : await readBids(db, id, isSealed(row.format as LotFormat));
  const { hadIt, ...closed } = await readClosedLot(db, id);
  const inForce = row.state === 'closed' ? await readBidsInForce(db, id) : [];
  const offer = judgeOffer(closed, inForce, hadIt);
  const lot: DeskLot = {
    id,
    slug,
    lotNumber,
    title,
    maker,
    relistedAs,
    relistOf,
    bids: bids.slice(0, bidsShown),
    moreBids: bids.length > bidsShown,
    audit: await named(events),
    orders: await readOrders(db, id),
    mayOffer: offer.ok,
    nextOffer: offer.ok
      ? nextOfferOf(row, inForce, { seq: offer.value.seq, deliveryAmount: (await readShop(db)).lotDeliveryAmount })
      : null,
    request: await readReleaseRequest(db, id),
    mayRelist: judgeRelisting(closed).ok,
  };
  return { lot, view: { topic: topicOf.auction(id), ...versioned } };
}

/** What was bid under seal stays so, until it is offered. */
function nextOfferOf(
  { format, premiumBasisPoints, currency }: { format: string; premiumBasisPoints: number; currency: string },
  bids: readonly BidInForce[],
  { seq, deliveryAmount }: { seq: number; deliveryAmount: number },
): DeskLot['nextOffer'] {
  const bid = bids.find((one) => one.seq === seq);
  if (!bid) return null;
  const sealed = isSealed(format as LotFormat);
  const { totalAmount } = lotCost(bid.maximum, premiumBasisPoints, deliveryAmount);
  return {
    paddle: paddleName(bid.paddle),
    currency,
    ...(sealed ? { amount: null, totalAmount: null } : { amount: bid.maximum, totalAmount }),
  };
}

/** The record's lines, newest first. What a sealed bid came to is told by the lot's result alone. */
async function readBids(db: Tx, auctionId: string, sealed: boolean): Promise<DeskLot['bids']> {
  const rows = await db.bid.findMany({
    where: { auctionId, seq: { not: null } },
    orderBy: { seq: 'desc' },
    take: bidsShown + 1,
    select: { seq: true, paddle: true, at: true, outcome: true, priceAfter: true, retracts: true },
  });
  const takenBack = new Set(rows.map((row) => row.retracts));
  return rows.map(({ seq, paddle, at, outcome, priceAfter, retracts }) => ({
    seq: seq ?? 0,
    paddle: paddleName(paddle ?? 0),
    at: at.toISOString(),
    price: priceAfter,
    outcome: retracts !== null ? `Takes bid ${retracts} back` : sealed ? 'Sealed' : (words[outcome] ?? outcome),
    retracted: retracts === null && takenBack.has(seq),
  }));
}

const words: Record<string, string> = {
  leading: 'Took the lead',
  outbid: 'Outbid at once',
  raised: 'Raised their maximum',
  bought: 'Bought it',
};

async function readOrders(db: Tx, auctionId: string): Promise<DeskLot['orders']> {
  const rows = await db.$queryRaw<DeskOrderRow[]>`
    SELECT orders.public_id AS "publicId", number, number_prefix AS "numberPrefix", status, source, total_amount AS "totalAmount", currency,
           placed_at AS "placedAt", shipping_address ->> 'city' AS city, 1 AS pieces
    FROM orders WHERE auction_id = ${auctionId} ORDER BY number DESC`;
  return rows.map(toDeskOrder);
}

/** With people as they are called now: `desk:<person>` becomes `desk:<name>`. Older rows have the name itself. */
async function named<E extends { actor: string; at: Date }>(events: readonly E[]) {
  const personOf = (actor: string) => (actor.startsWith('desk:') ? actor.slice('desk:'.length) : '');
  const names = await namesOfPeople(events.map(({ actor }) => personOf(actor)));
  return events.map((event) => {
    const name = names.get(personOf(event.actor));
    return { ...event, actor: name ? `desk:${name}` : event.actor, at: event.at.toISOString() };
  });
}
