import type { PublicQuestion } from '#contract/review/review.ts';
import type { PageOf } from '#contract/value/page-of.ts';
import { readSql } from '#server/engine/database/statement.ts';
import { onePage } from '#server/web/page-cursor.ts';
import { cursorOf, type ShownCursor } from '#server/web/shown-cursor.ts';
import { Prisma } from '../../prisma/generated/client.ts';

interface Page {
  limit: number;
  after: ShownCursor | null;
}

/** The newest of a piece's shown questions. @param product SQL for its id */
export const shownQuestions = (product: Prisma.Sql, { limit, after }: Page): Prisma.Sql => Prisma.sql`
  SELECT id, body, answer, decided_at AS "answeredAt" FROM question
  WHERE product_id = ${product} AND state = 'shown'
    AND (${after === null} OR (decided_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}))
  ORDER BY decided_at DESC, id DESC LIMIT ${limit}`;

export const toQuestion = ({ answeredAt, ...row }: PublicQuestion): PublicQuestion => ({
  ...row,
  answeredAt: new Date(answeredAt).toISOString(),
});

export async function readShownQuestions(productId: string, page: Page): Promise<PageOf<PublicQuestion>> {
  const rows = await readSql<PublicQuestion>(
    shownQuestions(Prisma.sql`${productId}`, { ...page, limit: page.limit + 1 }),
  );
  const { shown, nextCursor } = onePage(rows.map(toQuestion), page.limit, (last) => cursorOf(last.answeredAt, last.id));
  return { items: shown, nextCursor };
}
