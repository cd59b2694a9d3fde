/**
 * I5: the lines in which an order's money is told: on pages, in emails, on paper. Nobody else adds anything up. Those before
 * the total come to the total, but for tax that is in them, and those that pay come to what was paid.
 */

import { taxName } from '../tariff/tax-name.ts';
import { deliveryInWords } from './delivery-in-words.ts';
import { isPremium } from './premium-line.ts';

/** An order's money, as its view has it. Amounts are integer minor units. */
export interface OrderMoney {
  totals: {
    itemsAmount: number;
    discountAmount: number;
    shippingAmount: number;
    taxAmount: number;
    totalAmount: number;
    giftCardAmount: number;
    pricesInclude: boolean;
    taxes: readonly { basisPoints: number; tax: number }[];
  };
  lines: readonly { sku: string; quantity: number; unitAmount: number }[];
  /** The amount each took off in all, the delivery included. */
  promotions: readonly { title: string; code: string | null; amount: number }[];
  shippingTitle: string | null;
  /** Whose tax it is, by ISO 3166 code; null: not known. */
  taxCountry: string | null;
  refundedAmount?: number;
  /** The refunded part that is back on gift cards. */
  refundedToGiftCardAmount?: number;
}

/** `tax_in` is told above the total and adds nothing. `rest`: what gift cards leave to pay. */
export type SumLineKind =
  | 'pieces'
  | 'premium'
  | 'promotion'
  | 'delivery'
  | 'tax'
  | 'total'
  | 'tax_in'
  | 'gift_card'
  | 'rest'
  | 'refunded';

export interface SumLine {
  kind: SumLineKind;
  name: string;
  amount: number;
}

/** An amount of the sum in words. @param money says what isn't delivery */
export const sumInWords = (
  { kind, amount }: Pick<SumLine, 'kind' | 'amount'>,
  money: (amount: number) => string,
): string => (kind === 'delivery' ? deliveryInWords(amount, money) : money(amount));

export function orderSum(order: OrderMoney): SumLine[] {
  const { totals, taxCountry } = order;
  const tax = taxName(taxCountry);
  const taxed = totals.taxes.filter((group) => group.tax !== 0);
  const perRate = taxed.map((group) => ({ name: `${tax} ${group.basisPoints / 100}%`, amount: group.tax }));
  const hasTax = taxed.length > 0 || totals.taxAmount > 0;
  return [
    ...priced(order),
    ...(totals.pricesInclude ? includedTaxes(perRate) : addedTaxes(totals.taxAmount, perRate, tax)),
    {
      kind: 'total',
      name: hasTax ? `Total, with ${tax.replace('Sales', 'sales')}` : 'Total',
      amount: totals.totalAmount,
    },
    ...paying(order),
    ...refundLines(order),
  ];
}

/** Each promotion in one line with all that it took off, so the delivery stands there at its own price. */
function priced({ totals, lines, promotions, shippingTitle }: Omit<OrderMoney, 'taxCountry'>): SumLine[] {
  const premium = lines.filter(isPremium).reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0);
  const offAll = promotions.reduce((sum, { amount }) => sum + amount, 0);
  return [
    { kind: 'pieces', name: 'Pieces', amount: totals.itemsAmount - premium },
    ...(premium > 0 ? [{ kind: 'premium' as const, name: 'Buyer’s premium', amount: premium }] : []),
    ...promotions.map(({ title, code, amount }) => ({
      kind: 'promotion' as const,
      name: code === null ? title : `${title} (${code})`,
      amount: -amount,
    })),
    {
      kind: 'delivery',
      name: shippingTitle ?? 'Delivery',
      amount: totals.shippingAmount + offAll - totals.discountAmount,
    },
  ];
}

const includedTaxes = (perRate: readonly { name: string; amount: number }[]): SumLine[] =>
  perRate.map(({ name, amount }) => ({ kind: 'tax_in', name: `${name} included`, amount }));

function addedTaxes(taxAmount: number, perRate: readonly { name: string; amount: number }[], tax: string): SumLine[] {
  const stated = perRate.reduce((sum, { amount }) => sum + amount, 0);
  const lines = perRate.map((line) => ({ kind: 'tax' as const, ...line }));
  return taxAmount === stated ? lines : [{ kind: 'tax', name: tax, amount: taxAmount }];
}

function paying({ totals: { totalAmount, giftCardAmount } }: OrderMoney): SumLine[] {
  if (giftCardAmount === 0) return [];
  const rest = totalAmount - giftCardAmount;
  return [
    { kind: 'gift_card', name: 'Gift card', amount: -giftCardAmount },
    ...(rest > 0 ? [{ kind: 'rest' as const, name: 'The rest', amount: rest }] : []),
  ];
}

/** The parts of a refund by where it went, in amounts that are below nothing. */
export function refundLines({
  refundedAmount = 0,
  refundedToGiftCardAmount: toCards = 0,
}: Pick<OrderMoney, 'refundedAmount' | 'refundedToGiftCardAmount'>): SumLine[] {
  const lines: SumLine[] = [
    { kind: 'refunded', name: 'Refunded the way it was paid', amount: toCards - refundedAmount },
    { kind: 'refunded', name: 'Refunded to the gift card', amount: -toCards },
  ];
  return lines.filter(({ amount }) => amount !== 0);
}
