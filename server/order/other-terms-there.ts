import type { Address } from '#contract/address/address.ts';
import { costOf } from '#domain/tariff/shipping-methods.ts';
import { ratesFor } from '#domain/tariff/tax-rates.ts';
import { vatTerritory } from '#domain/tariff/vat-territory.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { readOrderTerms } from '#server/order/price/order-terms.ts';
import { methodsFor } from '#server/order/price/price-basket.ts';

/** Why an order that was priced to one place can't simply go to another; null: it costs the same there. */
export type OtherTerms = 'country' | 'delivery' | 'undeliverable' | 'tax';

/** Compares two places by what delivery and tax are now. The order must be locked. */
export async function otherTermsThere(
  tx: Tx,
  orderId: string,
  { before, next }: { before: Address; next: Address },
): Promise<OtherTerms | null> {
  if (before.country !== next.country) return 'country';
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { currency: true, itemsAmount: true, shippingMethod: true, taxTreatment: true, lines: true },
  });
  const lines = order.lines.flatMap(({ variantId, ...line }) => (variantId === null ? [] : [{ ...line, variantId }]));
  const terms = await readOrderTerms(
    tx,
    lines.map(({ variantId }) => variantId),
  );
  const priceAt = (destination: Address) => {
    const ways = methodsFor({ lines, destination, currency: order.currency }, terms);
    const way = ways.find(({ method }) => method === order.shippingMethod);
    return way ? costOf(way, order.itemsAmount) : null;
  };
  const [old, there] = [priceAt(before), priceAt(next)];
  // A way that the shop has given up by now can't be compared: where neither has it, the order goes as it was agreed.
  if (there === null && old !== null) return 'undeliverable';
  if (there !== null && there !== old) return 'delivery';
  if (order.taxTreatment === 'reverse_charge' && vatTerritory(before) !== vatTerritory(next)) return 'tax';
  return ratesAt(terms.taxes, before) === ratesAt(terms.taxes, next) ? null : 'tax';
}

const ratesAt = (...place: Parameters<typeof ratesFor>): string => {
  const rates = ratesFor(...place);
  return JSON.stringify(rates && [...rates].sort());
};
