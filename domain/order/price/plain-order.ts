import { standardTaxClass } from '#domain/tariff/rate-of.ts';
import type { LineToPrice, OrderToPrice } from './order-to-price.ts';

/** An order of these lines without promotions and gift cards, by a shop that states no rate of tax. */
export const plainOrder = (
  lines: readonly Pick<LineToPrice, 'sku' | 'quantity' | 'unitAmount'>[],
  shipping: OrderToPrice['shipping'],
): OrderToPrice => ({
  lines: lines.map(({ sku, quantity, unitAmount }) => ({
    sku,
    quantity,
    unitAmount,
    taxClass: standardTaxClass,
    collections: [],
  })),
  shipping,
  promotions: [],
  rates: null,
  pricesInclude: true,
  credits: [],
});
