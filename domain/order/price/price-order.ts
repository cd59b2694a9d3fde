/**
 * I5: what an order costs, reckoned here and nowhere else: prices, what promotions take off, delivery, tax, and then
 * gift cards, which pay and change no price. Every part adds up to the minor unit, in whatever sequence lines come.
 */

import { rateOf } from '#domain/tariff/rate-of.ts';
import { vatTakenOff } from '#domain/tariff/tax-treatment.ts';
import type { Adjustment, OrderToPrice, PricedOrder, PricedPart } from './order-to-price.ts';
import { payByCredit } from './pay-by-credit.ts';
import { inSequence, takeOff } from './take-off.ts';
import { type TaxedParts, taxParts } from './tax-groups.ts';

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** Nothing to buy costs nothing, delivery included. */
export function priceOrder(order: OrderToPrice): PricedOrder {
  // Cents that can't be parted go by the SKU, so that the sequence of the lines decides nothing.
  const lines = order.lines.toSorted((a, b) => (a.sku < b.sku ? -1 : 1));
  const lists = lines.map(({ quantity, unitAmount }) => quantity * unitAmount);
  const { offs, adjustments } = promote(order, lines, lists);
  const shipping = shippingOf(order, { itemsAmount: sumOf(lists), adjustments });
  const prices = () => lists.map((list, at) => list - (offs[at] ?? 0));
  const taxNow = (rates: OrderToPrice['rates']) =>
    taxOf({ ...order, rates }, { lines, prices: prices(), shippingAmount: shipping.list - shipping.off });
  if (order.reverseCharge && order.pricesInclude) {
    const { lineTaxes, shippingTax } = taxNow(order.rates);
    takeTaxOff(lineTaxes, { offs, lines, adjustments });
    if (shippingTax > 0) adjustments.push({ promotionId: vatTakenOff.id, sku: null, amount: shippingTax });
    shipping.off += shippingTax;
  }
  const rates = order.reverseCharge && order.rates ? untaxed : order.rates;
  const taxed = taxNow(rates);
  const part = (list: number, off: number, tax: number) =>
    partOf({ list, off, tax, pricesInclude: order.pricesInclude });
  const bySku = new Map(
    lines.map(({ sku, taxClass }, at) => [
      sku,
      {
        sku,
        basisPoints: rateOf(rates, taxClass),
        ...part(lists[at] ?? 0, offs[at] ?? 0, taxed.lineTaxes[at] ?? 0),
      },
    ]),
  );
  const pricedLines = order.lines.flatMap(({ sku }) => bySku.get(sku) ?? []);
  const pricedShipping = part(shipping.list, shipping.off, taxed.shippingTax);
  const totalAmount = sumOf(pricedLines.map(({ gross }) => gross)) + pricedShipping.gross;
  const credits = payByCredit(totalAmount, order.credits);
  const creditAmount = sumOf(credits.map(({ amount }) => amount));
  return {
    lines: pricedLines,
    shipping: pricedShipping,
    adjustments,
    taxes: taxed.groups,
    itemsAmount: sumOf(lists),
    discountAmount: sumOf(offs),
    shippingAmount: shipping.list - shipping.off,
    taxAmount: order.pricesInclude ? 0 : sumOf(taxed.groups.map(({ tax }) => tax)),
    totalAmount,
    credits,
    creditAmount,
    toPayAmount: totalAmount - creditAmount,
  };
}

/** A rate of nothing for every class. */
const untaxed: ReadonlyMap<string, number> = new Map();

function takeTaxOff(
  lineTaxes: readonly number[],
  { offs, lines, adjustments }: { offs: number[]; lines: OrderToPrice['lines']; adjustments: Adjustment[] },
): void {
  lineTaxes.forEach((amount, at) => {
    if (amount === 0) return;
    offs[at] = (offs[at] ?? 0) + amount;
    adjustments.push({ promotionId: vatTakenOff.id, sku: lines[at]?.sku ?? null, amount });
  });
}

function promote({ promotions }: OrderToPrice, lines: OrderToPrice['lines'], lists: readonly number[]) {
  const offs = lines.map(() => 0);
  const adjustments: Adjustment[] = [];
  for (const promotion of inSequence(promotions)) {
    const left = lists.map((list, at) => list - (offs[at] ?? 0));
    takeOff(promotion, lines, left).forEach((amount, at) => {
      if (amount === 0) return;
      offs[at] = (offs[at] ?? 0) + amount;
      adjustments.push({ promotionId: promotion.id, sku: lines[at]?.sku ?? null, amount });
    });
  }
  return { offs, adjustments };
}

/** The free limit looks at prices before promotions: what takes something off never makes an order dearer. */
function shippingOf(
  { lines, shipping: { amount, freeFrom }, promotions }: OrderToPrice,
  { itemsAmount, adjustments }: { itemsAmount: number; adjustments: Adjustment[] },
): { list: number; off: number } {
  const list = lines.length === 0 || (freeFrom !== null && itemsAmount >= freeFrom) ? 0 : amount;
  const free = inSequence(promotions).find(({ rule }) => rule.kind === 'free_shipping');
  if (!free || list === 0) return { list, off: 0 };
  adjustments.push({ promotionId: free.id, sku: null, amount: list });
  return { list, off: list };
}

function taxOf(
  { rates, pricesInclude }: OrderToPrice,
  {
    lines,
    prices,
    shippingAmount,
  }: { lines: OrderToPrice['lines']; prices: readonly number[]; shippingAmount: number },
): TaxedParts {
  if (!rates) return { lineTaxes: lines.map(() => 0), shippingTax: 0, groups: [] };
  const rated = lines.map(({ taxClass }, at) => ({
    amount: prices[at] ?? 0,
    basisPoints: rateOf(rates, taxClass) ?? 0,
  }));
  return taxParts(rated, { shippingAmount, pricesInclude });
}

function partOf({
  list,
  off,
  tax,
  pricesInclude,
}: Pick<PricedPart, 'list' | 'off' | 'tax'> & { pricesInclude: boolean }) {
  const net = list - off - (pricesInclude ? tax : 0);
  return { list, off, net, tax, gross: net + tax };
}
