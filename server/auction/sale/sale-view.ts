import type { SaleView } from '#contract/auction/sale.ts';
import { topicOf } from '#contract/topics.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { reads } from '#server/engine/pages/page-reads.ts';

interface SaleRow extends Omit<SaleView, 'startsAt' | 'firstEndsAt'> {
  version: number;
  startsAt: Date;
  firstEndsAt: Date;
}

export async function readSaleViews(db: Tx, ids: string[]): Promise<Map<string, Versioned<'sale'>>> {
  for (const id of ids) reads(topicOf.sale(id));
  const rows = await db.$queryRaw<SaleRow[]>`
    SELECT id, version, slug, title, description, starts_at AS "startsAt", first_ends_at AS "firstEndsAt",
           every_seconds AS "everySeconds", coalesce(lots.ids, '{}') AS "lotIds",
           coalesce(lots.sold, 0) AS "soldCount", coalesce(totals.by_currency, '[]') AS "soldTotals"
    FROM sale
    LEFT JOIN LATERAL (
      SELECT array_agg(id ORDER BY sale_position) AS ids,
             (count(*) FILTER (WHERE outcome IN ('sold', 'after_sale')))::int AS sold
      FROM auction WHERE sale_id = sale.id
    ) AS lots ON true
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('amount', amount, 'currency', currency) ORDER BY currency) AS by_currency
      FROM (
        SELECT currency, sum(current_amount) AS amount FROM auction
        WHERE sale_id = sale.id AND outcome IN ('sold', 'after_sale') GROUP BY currency
      ) AS sums
    ) AS totals ON true
    WHERE id = ANY (${ids}::text[])`;
  return new Map(
    rows.map(({ version, startsAt, firstEndsAt, ...row }) => [
      row.id,
      { version, data: { ...row, startsAt: startsAt.toISOString(), firstEndsAt: firstEndsAt.toISOString() } },
    ]),
  );
}

export const saleTopic: TopicSource<'sale'> = { kind: 'sale', shared: true, read: readSaleViews, allow: () => null };
