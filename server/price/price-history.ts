import type { PageOf } from '#contract/value/page-of.ts';
import { database } from '#server/engine/database/database.ts';
import { numberOfCursor, onePage } from '#server/web/page-cursor.ts';
import { notFound } from '#server/web/problem.ts';

export interface PriceOnDay {
  amount: number;
  currency: string;
  since: string;
}

/** Every price that a SKU had, the newest first. @param seesDrafts also of what isn't published @throws AccessProblem `not_found`, `invalid` */
export async function listPrices(
  sku: string,
  { limit, cursor, seesDrafts = false }: { limit: number; cursor?: string | undefined; seesDrafts?: boolean },
): Promise<PageOf<PriceOnDay>> {
  const variant = await database().variant.findUnique({
    where: { sku, ...(seesDrafts ? {} : { product: { status: 'published' } }) },
    select: { id: true },
  });
  if (!variant) throw notFound('SKU');
  const before = cursor === undefined ? {} : { id: { lt: numberOfCursor(cursor, Number.MAX_SAFE_INTEGER) } };
  const rows = await database().priceHistory.findMany({
    where: { variantId: variant.id, ...before },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const { shown, nextCursor } = onePage(rows, limit, ({ id }) => String(id));
  return {
    items: shown.map(({ amount, currency, since }) => ({ amount, currency, since: since.toISOString() })),
    nextCursor,
  };
}
