/**
 * Tax is reckoned once per rate over everything that has it, and then spread: rounded line by line, it would be off by
 * some cents in every other order. Delivery is taxed as the pieces are, in proportion.
 */
import { spread } from '#domain/money/spread.ts';
import { includedTax, shareOf } from '#domain/money/tax-of.ts';
import type { TaxGroup } from './order-to-price.ts';

export interface TaxedParts {
  lineTaxes: number[];
  shippingTax: number;
  groups: TaxGroup[];
}

interface Member {
  /** Null: the part of the delivery. */
  at: number | null;
  amount: number;
}

export function taxParts(
  lines: readonly { amount: number; basisPoints: number }[],
  { shippingAmount, pricesInclude }: { shippingAmount: number; pricesInclude: boolean },
): TaxedParts {
  const rates = [...new Set(lines.map(({ basisPoints }) => basisPoints))].sort((a, b) => a - b);
  const goods = rates.map((rate) =>
    lines.reduce((sum, line) => sum + (line.basisPoints === rate ? line.amount : 0), 0),
  );
  const shipping = shippingOver(shippingAmount, goods);
  const parts: TaxedParts = { lineTaxes: lines.map(() => 0), shippingTax: 0, groups: [] };
  rates.forEach((basisPoints, group) => {
    const members: Member[] = lines.flatMap((line, at) =>
      line.basisPoints === basisPoints ? { at, amount: line.amount } : [],
    );
    members.push({ at: null, amount: shipping[group] ?? 0 });
    const amount = members.reduce((sum, member) => sum + member.amount, 0);
    const tax = pricesInclude ? includedTax(amount, basisPoints) : shareOf(amount, basisPoints);
    const net = pricesInclude ? amount - tax : amount;
    parts.groups.push({ basisPoints, net, tax, gross: net + tax });
    spread(
      tax,
      members.map((member) => member.amount),
    ).forEach((part, index) => {
      const at = members[index]?.at ?? null;
      if (at === null) parts.shippingTax += part;
      else parts.lineTaxes[at] = part;
    });
  });
  return parts;
}

/** Delivery of an order whose pieces are all given away has the highest rate among them. */
function shippingOver(amount: number, goods: readonly number[]): number[] {
  if (goods.some((sum) => sum > 0)) return spread(amount, goods);
  return goods.map((_, group) => (group === goods.length - 1 ? amount : 0));
}
