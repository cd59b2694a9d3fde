import type { PublicReview } from '#contract/review/review.ts';
import type { PageOf } from '#contract/value/page-of.ts';
import { readSql } from '#server/engine/database/statement.ts';
import { onePage } from '#server/web/page-cursor.ts';
import { cursorOf, type ShownCursor } from '#server/web/shown-cursor.ts';
import { Prisma } from '../../prisma/generated/client.ts';

interface Page {
  limit: number;
  after: ShownCursor | null;
}

/** The newest of a piece's shown reviews. Of several pieces in one line no number is told. @param product SQL for its id */
export const shownReviews = (product: Prisma.Sql, { limit, after }: Page): Prisma.Sql => Prisma.sql`
  SELECT review.id, body, nullif(signature, '') AS signature,
         CASE WHEN quantity = 1 THEN coalesce(numbers[1], edition_no) END AS "editionNo",
         CASE WHEN quantity = 1 THEN coalesce(numbered_of, edition_size) END AS "editionSize",
         to_char(coalesce(paid_at, placed_at) AT TIME ZONE 'UTC', 'YYYY-MM') AS "boughtIn",
         as_described AS "asDescribed", well_packed AS "wellPacked", smaller_than_pictured AS "smallerThanPictured",
         decided_at AS "shownAt"
  FROM review JOIN order_line ON order_line.id = order_line_id JOIN orders ON orders.id = order_line.order_id
    LEFT JOIN variant ON variant.id = order_line.variant_id
  WHERE review.product_id = ${product} AND review.state = 'shown'
    AND (${after === null} OR (decided_at, review.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}))
  ORDER BY decided_at DESC, review.id DESC LIMIT ${limit}`;

export const toReview = ({ shownAt, ...row }: PublicReview): PublicReview => ({
  ...row,
  shownAt: new Date(shownAt).toISOString(),
});

export async function readShownReviews(productId: string, page: Page): Promise<PageOf<PublicReview>> {
  const rows = await readSql<PublicReview>(shownReviews(Prisma.sql`${productId}`, { ...page, limit: page.limit + 1 }));
  const { shown, nextCursor } = onePage(rows.map(toReview), page.limit, (last) => cursorOf(last.shownAt, last.id));
  return { items: shown, nextCursor };
}
