import type { Image } from '#contract/photograph/image.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { type LotWithView, lotColumns, withViews } from '#server/auction/lot/lot-pages.ts';
import { database } from '#server/engine/database/database.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { readColumnOr } from '#server/stored/read-column.ts';
import { pageSource } from '#server/web/page-source.ts';
import { readSaleViews } from './sale-view.ts';

export interface SalePage {
  sale: View<'sale'>;
  lots: LotWithView[];
}

export interface SaleEntry {
  sale: View<'sale'>;
  image: Image | null;
}

async function viewsOf(ids: string[]): Promise<View<'sale'>[]> {
  const views = await readSaleViews(database(), ids);
  return ids.flatMap((id) => {
    const versioned = views.get(id);
    return versioned ? [{ topic: topicOf.sale(id), ...versioned }] : [];
  });
}

/** @returns null if there is no such sale */
export async function readSalePage(slug: string): Promise<SalePage | null> {
  const row = await database().sale.findUnique({ where: { slug }, select: { id: true } });
  const [sale] = row ? await viewsOf([row.id]) : [];
  if (!sale) return null;
  const lots = await database().auction.findMany({
    where: { saleId: sale.data.id },
    orderBy: { salePosition: 'asc' },
    select: lotColumns,
  });
  return { sale, lots: await withViews(lots) };
}

const mostSales = 6;

/** Sales that are live or to come: those whose first lot closes soonest first. */
export async function readSalesToCome(): Promise<SaleEntry[]> {
  reads(pageSource.lots);
  const rows = await database().sale.findMany({
    where: { lots: { some: { state: { not: 'closed' } } } },
    orderBy: { firstEndsAt: 'asc' },
    take: mostSales,
    select: {
      id: true,
      lots: { orderBy: { salePosition: 'asc' }, take: 1, select: { id: true, images: true } },
    },
  });
  const views = await viewsOf(rows.map((row) => row.id));
  return views.map((sale) => {
    const [first] = rows.find((row) => row.id === sale.data.id)?.lots ?? [];
    const [image] = first ? readColumnOr('auction.images', first.id, first.images, []) : [];
    return { sale, image: image ?? null };
  });
}
