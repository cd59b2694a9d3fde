import type { ApiSale } from '#contract/auction/sale.ts';
import { topicOf } from '#contract/topics.ts';
import type { PageOf, PageQuery } from '#contract/value/page-of.ts';
import { database } from '#server/engine/database/database.ts';
import type { Versioned } from '#server/engine/live/topic-source.ts';
import { onePage } from '#server/web/page-cursor.ts';
import { notFound } from '#server/web/problem.ts';
import { readSaleViews } from './sale-view.ts';

const toApi = ({ version, data }: Versioned<'sale'>): ApiSale => ({ ...data, topic: topicOf.sale(data.id), version });

/** @throws AccessProblem `not_found` */
export async function readApiSale(idOrSlug: string): Promise<ApiSale> {
  const row = await database().sale.findFirst({
    where: { OR: [{ id: idOrSlug }, { slug: idOrSlug }] },
    select: { id: true },
  });
  const versioned = row && (await readSaleViews(database(), [row.id])).get(row.id);
  if (!versioned) throw notFound('sale');
  return toApi(versioned);
}

export async function listApiSales({ limit, cursor }: PageQuery): Promise<PageOf<ApiSale>> {
  const rows = await database().sale.findMany({
    where: cursor ? { id: { gt: cursor } } : {},
    orderBy: { id: 'asc' },
    take: limit + 1,
    select: { id: true },
  });
  const { shown, nextCursor } = onePage(rows, limit, ({ id }) => id);
  const ids = shown.map(({ id }) => id);
  const views = await readSaleViews(database(), ids);
  return { items: ids.flatMap((id) => views.get(id) ?? []).map(toApi), nextCursor };
}
