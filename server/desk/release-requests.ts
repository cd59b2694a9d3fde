import { paddleName } from '#contract/auction/auction.ts';
import type { DeskReleaseRequest, HighBidder, PausedBidder } from '#contract/auction/desk-lot.ts';
import { type NumberedOrder, orderNumber } from '#domain/order/order-number.ts';
import type { ReleaseReason } from '#domain/order/won-lot.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk } from '#server/session/can.ts';

interface RequestRow
  extends Omit<DeskReleaseRequest, 'orderNumber' | 'paddle' | 'reason' | 'askedAt' | 'payBy'>,
    NumberedOrder {
  paddle: number;
  reason: string;
  askedAt: Date;
  payBy: Date | null;
}

/** What the winner of a lot asks of the house and is not answered yet. */
export async function readReleaseRequest(db: Tx, auctionId: string): Promise<DeskReleaseRequest | null> {
  const [row] = await db.$queryRaw<RequestRow[]>`
    SELECT orders.public_id AS "orderPublicId", orders.number, number_prefix AS "numberPrefix", lot_bidder.paddle, release_request.reason, release_request.note,
           asked_at AS "askedAt", total_amount AS "owedAmount", orders.currency, pay_by AS "payBy",
           (SELECT count(*)::int FROM bidder_mark
            WHERE bidder_mark.person_id = orders.person_id AND until > clock_timestamp()) AS marks
    FROM release_request
    JOIN orders ON orders.id = release_request.order_id AND orders.status = 'placed'
    JOIN lot_bidder ON lot_bidder.auction_id = orders.auction_id AND lot_bidder.person_id = orders.person_id
    WHERE orders.auction_id = ${auctionId} AND release_request.state = 'asked'`;
  if (!row) return null;
  const { number, numberPrefix, paddle, reason, askedAt, payBy, ...request } = row;
  return {
    ...request,
    orderNumber: orderNumber({ number, numberPrefix }),
    paddle: paddleName(paddle),
    reason: reason as ReleaseReason,
    askedAt: askedAt.toISOString(),
    payBy: payBy?.toISOString() ?? null,
  };
}

export interface AskedLot {
  id: string;
  lotNumber: number;
  title: string;
  askedAt: string;
}

/** Reads what bidders wait for at the desk. @throws AccessProblem for whoever may not */
export async function readBiddersWaiting(
  actor: Actor,
): Promise<{ asked: AskedLot[]; paused: PausedBidder[]; high: HighBidder[] }> {
  requireDesk(actor, 'lot:read');
  const db = database();
  const asked = await db.$queryRaw<(Omit<AskedLot, 'askedAt'> & { askedAt: Date })[]>`
    SELECT auction.id, lot_number AS "lotNumber", auction.title, asked_at AS "askedAt"
    FROM release_request JOIN orders ON orders.id = release_request.order_id AND orders.status = 'placed'
    JOIN auction ON auction.id = orders.auction_id
    WHERE release_request.state = 'asked' ORDER BY asked_at`;
  const paused = await db.$queryRaw<
    (Omit<PausedBidder, 'pausedAt' | 'askedAt'> & { pausedAt: Date; askedAt: Date | null })[]
  >`
    SELECT person.id AS "personId", coalesce("user".name, person.reference, 'A bidder') AS name,
           bidding_paused_at AS "pausedAt", asked_to_bid_at AS "askedAt",
           (SELECT count(*)::int FROM bidder_mark
            WHERE bidder_mark.person_id = person.id AND until > clock_timestamp()) AS marks
    FROM person LEFT JOIN "user" ON "user".id = person.user_id
    WHERE bidding_paused_at IS NOT NULL ORDER BY asked_to_bid_at NULLS LAST, bidding_paused_at LIMIT 200`;
  const high = await db.$queryRaw<(Omit<HighBidder, 'askedAt'> & { askedAt: Date })[]>`
    SELECT person.id AS "personId", coalesce("user".name, 'A bidder') AS name, high_bids_asked_at AS "askedAt",
           (SELECT count(*)::int FROM orders WHERE orders.person_id = person.id AND auction_id IS NOT NULL
              AND status NOT IN ('placed', 'authorised', 'cancelled', 'refunded')) AS "paidLots"
    FROM person LEFT JOIN "user" ON "user".id = person.user_id
    WHERE high_bids_asked_at IS NOT NULL ORDER BY high_bids_asked_at LIMIT 200`;
  return {
    high: high.map((bidder) => ({ ...bidder, askedAt: bidder.askedAt.toISOString() })),
    asked: asked.map((lot) => ({ ...lot, askedAt: lot.askedAt.toISOString() })),
    paused: paused.map((bidder) => ({
      ...bidder,
      pausedAt: bidder.pausedAt.toISOString(),
      askedAt: bidder.askedAt?.toISOString() ?? null,
    })),
  };
}
