import { type OrderMoney, orderSum, type SumLine } from '#domain/order/order-sum.ts';
import { isPremium } from '#domain/order/premium-line.ts';
import { pickUpMethod } from '#domain/tariff/shipping-methods.ts';
import type { NoticeFacts } from '#server/notice/words/notice-form.ts';
import type { Sale } from './judge-payments.ts';

export function moneyOf({ order, lines }: Pick<Sale, 'order' | 'lines'>): OrderMoney {
  const { promotions, shippingTitle, taxCountry } = order;
  return { totals: order, lines, promotions, shippingTitle, taxCountry };
}

/** What the mail that confirms an order lists. */
export function soldFacts(sale: Pick<Sale, 'order' | 'lines'>): NoticeFacts<'order_confirmed'>['sold'] {
  const { order, lines } = sale;
  const { arrivesFrom: earliest, arrivesBy: latest, gift } = order;
  return {
    gift,
    collected: order.shippingMethod === pickUpMethod,
    arrival: earliest && latest ? { earliest, latest } : null,
    pieces: lines
      .filter((line) => !isPremium(line))
      .map(({ title, quantity, unitAmount }) => ({ title, quantity, amount: quantity * unitAmount })),
    sum: orderSum(moneyOf(sale))
      .filter(({ kind }) => kind !== 'pieces')
      .map(({ kind, name, amount }) => ({ name, amount, kind: rowKind(kind) })),
  };
}

export function rowKind(kind: SumLine['kind']) {
  if (kind === 'total' || kind === 'delivery') return kind;
  return kind === 'tax_in' ? 'aside' : 'line';
}
