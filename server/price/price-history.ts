import type { PageOf } from '#contract/page-of.ts';
import { database } from '#server/database/database.ts';
import { notFound } from '#server/problem.ts';

export interface PriceOnDay {
  amount: number;
  currency: string;
  since: string;
}

/** Every price that a SKU had, the newest first. @throws AccessProblem `not_found` */
export async function listPrices(
  sku: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<PageOf<PriceOnDay>> {
  const variant = await database().variant.findUnique({ where: { sku }, select: { id: true } });
  if (!variant) throw notFound('SKU');
  const before = cursor !== undefined && /^\d{1,18}$/.test(cursor) ? { id: { lt: BigInt(cursor) } } : {};
  const rows = await database().priceHistory.findMany({
    where: { variantId: variant.id, ...before },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  return {
    items: shown.map(({ amount, currency, since }) => ({ amount, currency, since: since.toISOString() })),
    nextCursor: rows.length > limit ? String(shown.at(-1)?.id ?? '') : null,
  };
}
