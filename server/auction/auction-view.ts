import { type AuctionView, type HistoryEntry, paddleName } from '#contract/auction.ts';
import { topicOf } from '#contract/topics.ts';
import { type IncrementTable, oneStepAbove } from '#domain/auction/bid-increment.ts';
import { buyNowOffer } from '#domain/auction/buy-now.ts';
import { type DecidedBid, historyOf, type LeaderBefore } from '#domain/auction/history.ts';
import type { Tx } from '#server/database/database.ts';
import type { TopicSource, Versioned } from '#server/live/topic-registry.ts';
import { reads } from '#server/page-reads.ts';

/** As many lines as a view carries; the rest is behind `GET /auctions/{id}/bids`. */
const historyLines = 40;

/** A bid's row as JSON. */
export type BidRow = DecidedBid & { at: string };

interface AuctionRow {
  id: string;
  version: number;
  slug: string;
  lotNumber: number;
  title: string;
  state: AuctionView['state'];
  outcome: AuctionView['outcome'];
  currency: string;
  startAmount: number;
  hasReserve: boolean;
  buyNowAmount: number | null;
  increments: IncrementTable;
  softCloseSeconds: number;
  startsAt: Date;
  scheduledEndsAt: Date;
  endsAt: Date;
  closedAt: Date | null;
  extensions: number;
  currentAmount: number;
  reserveMet: boolean;
  leaderPaddle: number | null;
  bidCount: number;
  paddleCount: number;
  bids: BidRow[];
  ledBefore: LeaderBefore;
}

/**
 * The public views of these lots, in one statement: version, price and history belong together. The
 * reserve and the leader's maximum are not even read.
 */
export async function readAuctionViews(db: Tx, ids: string[]): Promise<Map<string, Versioned<'auction'>>> {
  for (const id of ids) reads(topicOf.auction(id));
  const rows = await db.$queryRaw<AuctionRow[]>`
    SELECT auction.id, version, slug, lot_number AS "lotNumber", title, state, auction.outcome, currency,
           start_amount AS "startAmount", reserve_amount IS NOT NULL AS "hasReserve",
           buy_now_amount AS "buyNowAmount", increments, soft_close_seconds AS "softCloseSeconds",
           starts_at AS "startsAt", scheduled_ends_at AS "scheduledEndsAt", ends_at AS "endsAt",
           closed_at AS "closedAt", extensions, current_amount AS "currentAmount", reserve_met AS "reserveMet",
           leader_paddle AS "leaderPaddle", bid_count AS "bidCount", paddle_count AS "paddleCount",
           coalesce(recent.bids, '[]') AS bids, led.before AS "ledBefore"
    FROM auction
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('seq', seq, 'paddle', paddle, 'maxAmount', max_amount, 'outcome', outcome,
                       'priceBefore', price_before, 'priceAfter', price_after, 'at', at) ORDER BY seq) AS bids
      FROM bid WHERE auction_id = auction.id AND seq > auction.bid_count - ${historyLines}
    ) AS recent ON true
    LEFT JOIN LATERAL (
      SELECT jsonb_build_object('paddle', paddle, 'maximum', max_amount) AS before
      FROM bid WHERE auction_id = auction.id AND seq <= auction.bid_count - ${historyLines} AND bid.outcome <> 'outbid'
      ORDER BY seq DESC LIMIT 1
    ) AS led ON true
    WHERE auction.id = ANY (${ids}::text[])`;
  return new Map(rows.map((row) => [row.id, { version: row.version, data: toView(row) }]));
}

/** The lines of these bids, newest first. */
export function toHistory(bids: readonly BidRow[], ledBefore: LeaderBefore): HistoryEntry[] {
  return historyOf(bids, ledBefore)
    .map(({ bid, paddle, amount, automatic }) => ({
      seq: bid.seq,
      paddle: paddleName(paddle),
      amount,
      at: new Date(bid.at).toISOString(),
      automatic,
    }))
    .reverse();
}

function toView(row: AuctionRow): AuctionView {
  const { id, slug, lotNumber, title, state, outcome, currency, bidCount, paddleCount, extensions } = row;
  const { hasReserve, reserveMet, currentAmount } = row;
  const minimumBidAmount = bidCount === 0 ? row.startAmount : oneStepAbove(row.increments, currentAmount);
  const standing = { closed: state === 'closed', bidCount, hasReserve, reserveMet, minimumBidAmount };
  return {
    ...{ id, slug, lotNumber, title, state, outcome, currency },
    ...{ currentAmount, minimumBidAmount, bidCount, paddleCount, hasReserve, reserveMet },
    buyNowAmount: buyNowOffer(row.buyNowAmount, standing),
    leader: row.leaderPaddle === null ? null : paddleName(row.leaderPaddle),
    startsAt: row.startsAt.toISOString(),
    scheduledEndsAt: row.scheduledEndsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    extensions,
    softCloseSeconds: row.softCloseSeconds,
    history: toHistory(row.bids, row.ledBefore).slice(0, historyLines),
  };
}

/** `auction:<id>`: public. Who may bid is asked when they bid. */
export const auctionTopic: TopicSource<'auction'> = { kind: 'auction', read: readAuctionViews, allow: () => null };
