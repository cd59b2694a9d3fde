import type { OrderView } from '#contract/order/page/order-view.ts';
import { database } from '#server/engine/database/database.ts';

export type ExchangeOptions = Record<string, { sku: string; title: string }[]>;

/** Per line, the other variants of its piece at the price that was paid: no money moves in an exchange. */
export async function readExchangeOptions({ lines, totals }: OrderView): Promise<ExchangeOptions> {
  const variants = await database().variant.findMany({
    where: {
      product: { status: 'published', variants: { some: { sku: { in: lines.map((line) => line.sku) } } } },
      currency: totals.currency,
      archivedAt: null,
    },
    select: { sku: true, title: true, priceAmount: true, product: { select: { variants: { select: { sku: true } } } } },
    orderBy: { position: 'asc' },
  });
  const options = lines.map(({ id, sku, unitAmount }) => [
    id,
    variants
      .filter((other) => other.sku !== sku && other.priceAmount === unitAmount)
      .filter((other) => other.product.variants.some((sibling) => sibling.sku === sku))
      .map(({ sku: otherSku, title }) => ({ sku: otherSku, title })),
  ]);
  return Object.fromEntries(options) as ExchangeOptions;
}
