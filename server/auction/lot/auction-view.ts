import { type AuctionView, type HistoryEntry, paddleName } from '#contract/auction/auction.ts';
import { topicOf } from '#contract/topics.ts';
import { minimumBid } from '#domain/auction/auction.ts';
import { buyNowOffer } from '#domain/auction/buy-now.ts';
import { dutchPriceAt, nextDropAt } from '#domain/auction/dutch.ts';
import { falls, isSealed, risingFormats, sealedFormats } from '#domain/auction/format.ts';
import type { ToldLine } from '#domain/auction/hindsight.ts';
import { type DecidedBid, historyOf, type LeaderBefore } from '#domain/auction/history.ts';
import type { LotRules, LotState } from '#domain/auction/lot.ts';
import { type RuleColumns, rulesOf } from '#server/auction/bid/locked-lot.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { checkoutIsOpen } from '#server/payment/why-checkout-is-closed.ts';
import { readableRows } from '#server/stored/read-column.ts';

const historyBids = 12;
const lastTold = `$[last - ${historyBids - 1} to last]`;

export type BidRow = DecidedBid & { at: string; retracted: boolean };

interface AuctionRow extends Omit<RuleColumns, 'reserveAmount'> {
  id: string;
  version: number;
  now: Date;
  slug: string;
  lotNumber: number;
  title: string;
  state: AuctionView['state'];
  outcome: AuctionView['outcome'];
  withdrawnBecause: string | null;
  currency: string;
  hasReserve: boolean;
  endsAt: Date;
  closedAt: Date | null;
  extensions: number;
  currentAmount: number;
  reserveMet: boolean;
  leaderPaddle: number | null;
  bidCount: number;
  paddleCount: number;
  takesBids: boolean;
  premiumBasisPoints: number;
  recordHash: string | null;
  sale: AuctionView['sale'];
  relistedAs: string | null;
  /** Up to here the history is as it was told when a bid was last taken back. */
  toldSeq: number;
  told: ToldLine[];
  bids: BidRow[];
  ledBefore: LeaderBefore;
}

/**
 * The public views of these lots, in one statement, so that version, price and history belong together. Secret
 * columns aren't read. Ordered by id: the rows' own order would tell that a sealed bid came.
 */
export async function readAuctionViews(db: Tx, ids: string[]): Promise<Map<string, Versioned<'auction'>>> {
  const rows = await db.$queryRaw<AuctionRow[]>`
    SELECT auction.id, auction.version, clock_timestamp() AS now, auction.slug, lot_number AS "lotNumber",
           auction.title, format, state, auction.outcome, currency,
           CASE WHEN auction.outcome = 'withdrawn' THEN (SELECT note FROM lot_event
             WHERE auction_id = auction.id AND kind = 'withdrawn') END AS "withdrawnBecause",
           start_amount AS "startAmount", reserve_amount IS NOT NULL AS "hasReserve",
           buy_now_amount AS "buyNowAmount", increments, soft_close_seconds AS "softCloseSeconds",
           max_extension_seconds AS "maxExtensionSeconds", drop_amount AS "dropAmount",
           drop_seconds AS "dropSeconds", floor_amount AS "floorAmount",
           auction.starts_at AS "startsAt", scheduled_ends_at AS "scheduledEndsAt", ends_at AS "endsAt",
           closed_at AS "closedAt", extensions, current_amount AS "currentAmount", reserve_met AS "reserveMet",
           leader_paddle AS "leaderPaddle", bid_count AS "bidCount", premium_basis_points AS "premiumBasisPoints",
           ${checkoutIsOpen()} AS "takesBids",
           CASE WHEN seal.unbroken THEN 0 WHEN told_seq = 0 AND format <> ALL (${sealedFormats}::text[]) THEN paddle_count
             ELSE (SELECT count(*)::int FROM lot_bidder WHERE auction_id = auction.id AND max_amount > 0)
           END AS "paddleCount",
           CASE WHEN NOT seal.unbroken THEN record_hash END AS "recordHash",
           CASE WHEN sale.id IS NOT NULL THEN jsonb_build_object('id', sale.id, 'slug', sale.slug,
             'title', sale.title, 'position', coalesce(sale_position, 0)) END AS sale,
           (SELECT slug FROM auction AS later WHERE later.relist_of_id = auction.id) AS "relistedAs",
           told_seq AS "toldSeq", CASE WHEN told_seq > auction.last_seq - ${historyBids}
             THEN jsonb_path_query_array(told_history, ${lastTold}::jsonpath) ELSE '[]' END AS told,
           coalesce(recent.bids, '[]') AS bids, led.before AS "ledBefore"
    FROM auction
    LEFT JOIN sale ON sale.id = auction.sale_id
    CROSS JOIN LATERAL (SELECT format = ANY (${sealedFormats}::text[]) AND state <> 'closed' AS unbroken) AS seal
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('seq', seq, 'paddle', paddle, 'maxAmount', max_amount, 'outcome', outcome,
                       'priceBefore', price_before, 'priceAfter', price_after, 'leaderAfter', leader_after,
                       'leaderMaximumAfter', leader_maximum_after, 'at', at,
                       'retracted', EXISTS (SELECT FROM bid AS later
                         WHERE later.auction_id = auction.id AND later.retracts = bid.seq)) ORDER BY seq) AS bids
      FROM bid WHERE format <> ALL (${sealedFormats}::text[]) AND auction_id = auction.id
        AND seq > greatest(auction.last_seq - ${historyBids}, told_seq)
    ) AS recent ON true
    LEFT JOIN LATERAL (
      SELECT jsonb_build_object('paddle', leader_after, 'maximum', leader_maximum_after) AS before
      FROM bid WHERE format = ANY (${risingFormats}::text[]) AND auction_id = auction.id
        AND seq = greatest(auction.last_seq - ${historyBids}, told_seq) AND leader_after IS NOT NULL
    ) AS led ON true
    WHERE auction.id = ANY (${ids}::text[]) ORDER BY auction.id`;
  return new Map(
    readableRows(rows, (row) => {
      const data = toView(row);
      reads(topicOf.auction(row.id), { until: nextByClock(row, data) });
      return [row.id, { version: row.version, data }];
    }),
  );
}

/** When the lot will look different though nobody does anything. */
function nextByClock({ state, startsAt, endsAt }: AuctionRow, { dutch }: AuctionView): Date | null {
  if (state === 'scheduled') return startsAt;
  if (state !== 'open') return null;
  return dutch?.nextDropAt ? new Date(dutch.nextDropAt) : endsAt;
}

export function toldHistory(told: readonly ToldLine[]): HistoryEntry[] {
  return told
    .flatMap(({ seq, at, kind, lines }) =>
      lines.map(({ paddle, amount, automatic }) => ({
        seq,
        paddle: paddleName(paddle),
        amount,
        at: new Date(at).toISOString(),
        automatic,
        kind,
        retracted: false,
      })),
    )
    .reverse();
}

export function toHistory(bids: readonly BidRow[], ledBefore: LeaderBefore): HistoryEntry[] {
  return historyOf(bids, ledBefore)
    .map(({ bid, kind, paddle, amount, automatic }) => ({
      seq: bid.seq,
      paddle: paddleName(paddle),
      amount,
      at: new Date(bid.at).toISOString(),
      automatic,
      kind,
      retracted: bid.retracted && !automatic,
    }))
    .reverse();
}

function toView(row: AuctionRow): AuctionView {
  const { id, slug, lotNumber, title, format, state, outcome, currency, bidCount, paddleCount, extensions } = row;
  const { takesBids, hasReserve, reserveMet, premiumBasisPoints, recordHash, sale, relistedAs } = row;
  const rules = rulesOf({ ...row, reserveAmount: null });
  const at = row.now.getTime();
  const price = falls(format) && state !== 'closed' ? dutchPriceAt(rules, at) : row.currentAmount;
  const lot = publicState(row, price);
  const minimumBidAmount = minimumBid(rules, lot, at);
  const standing = { closed: state === 'closed', bidCount, hasReserve, reserveMet, minimumBidAmount };
  return {
    id,
    slug,
    lotNumber,
    title,
    format,
    state,
    outcome,
    withdrawnBecause: row.withdrawnBecause,
    currency,
    currentAmount: price,
    minimumBidAmount,
    bidCount,
    paddleCount,
    hasReserve,
    reserveMet,
    premiumBasisPoints,
    recordHash,
    sale,
    relistedAs,
    takesBids,
    buyNowAmount: takesBids ? buyNowOffer(row.buyNowAmount, standing) : null,
    leader: row.leaderPaddle === null || hidesResult(row) ? null : paddleName(row.leaderPaddle),
    startsAt: row.startsAt.toISOString(),
    scheduledEndsAt: row.scheduledEndsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    extensions,
    softCloseSeconds: row.softCloseSeconds,
    maxExtensionSeconds: row.maxExtensionSeconds,
    dutch: dutchView(rules, lot, at),
    history: isSealed(format) ? openedHistory(row) : [...toHistory(row.bids, row.ledBefore), ...toldHistory(row.told)],
  };
}

/** What the rules may know to say what everybody sees: the leader's maximum is not among it. */
function publicState({ state, bidCount, endsAt, extensions }: AuctionRow, price: number): LotState {
  const leader = bidCount > 0 ? { bidder: '', maximum: price } : null;
  return { phase: state, price, leader, rivalMaximum: null, endsAt: endsAt.getTime(), extensions, bidCount };
}

function dutchView(rules: LotRules, lot: LotState, at: number): AuctionView['dutch'] {
  const { drop, startAmount } = rules;
  if (!drop) return null;
  const next = nextDropAt(rules, lot, at);
  return {
    startAmount,
    dropAmount: drop.amount,
    dropSeconds: drop.everySeconds,
    floorAmount: drop.floorAmount,
    nextDropAt: next === null ? null : new Date(next).toISOString(),
  };
}

const hidesResult = ({ format, state, reserveMet }: Pick<AuctionRow, 'format' | 'state' | 'reserveMet'>): boolean =>
  isSealed(format) && state === 'closed' && !reserveMet;

/** Of a sealed lot that is sold, the winner's line. What the others bid is implied by nothing. */
function openedHistory(row: AuctionRow): HistoryEntry[] {
  const { leaderPaddle, currentAmount, closedAt, bidCount } = row;
  if (leaderPaddle === null || closedAt === null || hidesResult(row)) return [];
  return [
    {
      seq: bidCount,
      paddle: paddleName(leaderPaddle),
      amount: currentAmount,
      at: closedAt.toISOString(),
      automatic: false,
      kind: 'bid',
      retracted: false,
    },
  ];
}

/** `auction:<id>`: public. Who may bid is asked when they bid. */
export const auctionTopic: TopicSource<'auction'> = {
  kind: 'auction',
  shared: true,
  read: readAuctionViews,
  allow: () => null,
};
