import type { AuctionState, HistoryEntry } from '#contract/auction/auction.ts';
import type { ApiAuction } from '#contract/auction/auction-api.ts';
import { topicOf } from '#contract/topics.ts';
import type { PageOf } from '#contract/value/page-of.ts';
import { isSealed, type LotFormat } from '#domain/auction/format.ts';
import type { LeaderBefore } from '#domain/auction/history.ts';
import { database } from '#server/engine/database/database.ts';
import type { Versioned } from '#server/engine/live/topic-source.ts';
import { readColumn } from '#server/stored/read-column.ts';
import { numberOfCursor, onePage } from '#server/web/page-cursor.ts';
import { notFound } from '#server/web/problem.ts';
import { type BidRow, toldHistory as linesTold, readAuctionViews, toHistory } from './auction-view.ts';

function toApi({ version, data }: Versioned<'auction'>): ApiAuction {
  const {
    id,
    slug,
    lotNumber,
    title,
    format,
    state,
    outcome,
    currency,
    currentAmount,
    minimumBidAmount,
    buyNowAmount,
  } = data;
  const { bidCount, reserveMet, premiumBasisPoints, startsAt, endsAt, closedAt, extensions, leader, dutch, sale } =
    data;
  return {
    id,
    slug,
    topic: topicOf.auction(id),
    lotNumber,
    title,
    format,
    state,
    outcome,
    currency,
    currentAmount,
    minimumBidAmount,
    buyNowAmount,
    bidCount,
    reserveMet,
    premiumBasisPoints,
    startsAt,
    endsAt,
    closedAt,
    extensions,
    leader,
    dutch,
    sale,
    version,
  };
}

/** The id of a lot named by its id or its slug. @throws AccessProblem `not_found` */
export async function auctionIdOf(idOrSlug: string): Promise<string> {
  const row = await database().auction.findFirst({
    where: { OR: [{ id: idOrSlug }, { slug: idOrSlug }] },
    select: { id: true },
  });
  if (!row) throw notFound('auction');
  return row.id;
}

/** @throws AccessProblem `not_found` */
export async function readApiAuction(idOrSlug: string): Promise<ApiAuction> {
  const id = await auctionIdOf(idOrSlug);
  const versioned = (await readAuctionViews(database(), [id])).get(id);
  if (!versioned) throw notFound('auction');
  return toApi(versioned);
}

export interface AuctionsQuery {
  limit: number;
  cursor?: string | undefined;
  state?: AuctionState[] | undefined;
}

export async function listApiAuctions({ limit, cursor, state }: AuctionsQuery): Promise<PageOf<ApiAuction>> {
  const rows = await database().auction.findMany({
    where: { ...(cursor ? { id: { gt: cursor } } : {}), ...(state ? { state: { in: state } } : {}) },
    orderBy: { id: 'asc' },
    take: limit + 1,
    select: { id: true },
  });
  const { shown, nextCursor } = onePage(rows, limit, ({ id }) => id);
  const ids = shown.map(({ id }) => id);
  const views = await readAuctionViews(database(), ids);
  return { items: ids.flatMap((id) => views.get(id) ?? []).map(toApi), nextCursor };
}

/**
 * Lists a lot's public history, newest first. The cursor is the last bid's number.
 * @throws AccessProblem `not_found`
 */
export async function listApiBids(
  idOrSlug: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<PageOf<HistoryEntry>> {
  const auctionId = await auctionIdOf(idOrSlug);
  const { format, toldSeq, toldHistory } = await database().auction.findUniqueOrThrow({
    where: { id: auctionId },
    select: { format: true, toldSeq: true, toldHistory: true },
  });
  // A sealed lot's view has all that there is to tell: nothing before the close, then the winning line.
  if (isSealed(format as LotFormat)) {
    const view = (await readAuctionViews(database(), [auctionId])).get(auctionId);
    return { items: view?.data.history ?? [], nextCursor: null };
  }
  const before = cursor === undefined ? null : numberOfCursor(cursor);
  const rows = await database().$queryRaw<BidRow[]>`
    SELECT seq, paddle, max_amount AS "maxAmount", outcome, price_before AS "priceBefore",
           price_after AS "priceAfter", leader_after AS "leaderAfter",
           leader_maximum_after AS "leaderMaximumAfter", at,
           EXISTS (SELECT FROM bid AS later WHERE later.auction_id = bid.auction_id AND later.retracts = bid.seq)
             AS retracted
    FROM bid WHERE auction_id = ${auctionId} AND seq > ${toldSeq} AND seq < coalesce(${before}::int, 2147483647)
    ORDER BY seq DESC LIMIT ${limit}`;
  rows.reverse();
  const told = readColumn('auction.told_history', auctionId, toldHistory)
    .filter((line) => before === null || line.seq < before)
    .slice(-Math.max(1, limit - rows.length));
  const lines = [
    ...toHistory(rows, await ledBefore(auctionId, rows[0]?.seq ?? 0)),
    ...linesTold(rows.length < limit ? told : []),
  ];
  const last = lowestThatFits(lines, limit);
  const items = lines.filter((line) => line.seq >= last);
  const lowest = items.at(-1)?.seq ?? rows[0]?.seq ?? 1;
  return { items, nextCursor: lowest > 1 ? String(lowest) : null };
}

/** The number of the oldest bid whose lines fit on the page; at least one bid does. */
function lowestThatFits(lines: readonly HistoryEntry[], limit: number): number {
  const beyond = lines[limit];
  if (!beyond) return 0;
  return beyond.seq === lines[0]?.seq ? beyond.seq : beyond.seq + 1;
}

async function ledBefore(auctionId: string, seq: number): Promise<LeaderBefore> {
  const bid = await database().bid.findFirst({
    where: { auctionId, seq: seq - 1 },
    select: { leaderAfter: true, leaderMaximumAfter: true },
  });
  if (bid?.leaderAfter == null || bid.leaderMaximumAfter === null) return null;
  return { paddle: bid.leaderAfter, maximum: bid.leaderMaximumAfter };
}
