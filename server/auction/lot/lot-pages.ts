import type { Lot } from '#contract/auction/auction.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { database } from '#server/engine/database/database.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { readColumn, readColumnOr } from '#server/stored/read-column.ts';
import { pageSource } from '#server/web/page-source.ts';
import { readAuctionViews } from './auction-view.ts';

export interface LotWithView {
  lot: Lot;
  view: View<'auction'>;
}

export interface LotPage extends LotWithView {
  previous: { slug: string; lotNumber: number } | null;
  next: { slug: string; lotNumber: number } | null;
  lotCount: number;
}

export const lotColumns = {
  id: true,
  slug: true,
  lotNumber: true,
  title: true,
  maker: true,
  material: true,
  description: true,
  images: true,
  estimateLowAmount: true,
  estimateHighAmount: true,
  increments: true,
  heightMm: true,
  widthMm: true,
  depthMm: true,
  weightGrams: true,
} as const;

type LotRow = Omit<Lot, 'images' | 'increments'> & { images: unknown; increments: unknown };

const toLot = (row: LotRow): Lot => ({
  ...row,
  images: readColumnOr('auction.images', row.id, row.images, []),
  increments: readColumn('auction.increments', row.id, row.increments),
});

export async function withViews(rows: LotRow[]): Promise<LotWithView[]> {
  const views = await readAuctionViews(
    database(),
    rows.map((row) => row.id),
  );
  return rows.flatMap((row) => {
    const versioned = views.get(row.id);
    return versioned ? [{ lot: toLot(row), view: { topic: topicOf.auction(row.id), ...versioned } }] : [];
  });
}

/** @returns null if there is no such lot */
export async function readLotPage(slug: string): Promise<LotPage | null> {
  reads(pageSource.lots); // lots that come or go change its neighbours
  const row = await database().auction.findUnique({ where: { slug }, select: lotColumns });
  const [found] = row ? await withViews([row]) : [];
  if (!found) return null;
  const { lotNumber } = found.lot;
  const neighbour = { select: { slug: true, lotNumber: true } };
  const [previous, next, lotCount] = await Promise.all([
    database().auction.findFirst({
      where: { lotNumber: { lt: lotNumber } },
      orderBy: { lotNumber: 'desc' },
      ...neighbour,
    }),
    database().auction.findFirst({
      where: { lotNumber: { gt: lotNumber } },
      orderBy: { lotNumber: 'asc' },
      ...neighbour,
    }),
    database().auction.count(),
  ]);
  return { ...found, previous, next, lotCount };
}

export async function readLotsClosingSoon(limit: number): Promise<LotWithView[]> {
  reads(pageSource.lots);
  const rows = await database().auction.findMany({
    where: { state: 'open' },
    orderBy: { endsAt: 'asc' },
    take: limit,
    select: lotColumns,
  });
  return withViews(rows);
}

/** These lots, in the order of their ids here. Those that don't exist are left out. */
export async function readLots(ids: readonly string[]): Promise<LotWithView[]> {
  const rows = await database().auction.findMany({ where: { id: { in: [...ids] } }, select: lotColumns });
  const lots = await withViews(rows);
  return lots.sort((a, b) => ids.indexOf(a.lot.id) - ids.indexOf(b.lot.id));
}
