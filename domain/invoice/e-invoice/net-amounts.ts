/**
 * A document's amounts without VAT, as an e-invoice tells them: by line, what is taken off by rate, and the VAT by rate.
 * Prices may include VAT, and documents have promotions and delivery for all rates at once; EN 16931 has neither.
 */

import { spread } from '#domain/money/spread.ts';
import { includedTax, shareOf } from '#domain/money/tax-of.ts';
import type { TaxGroup } from '#domain/order/price/order-to-price.ts';
import { fill } from './fill.ts';

export interface DocumentAmounts {
  lines: readonly {
    sku: string | null;
    title: string;
    quantity: number;
    unitAmount: number;
    basisPoints?: number | null | undefined;
  }[];
  taxes: readonly TaxGroup[];
  totalAmount: number;
  taxAddedAmount: number;
}

export interface NetLine {
  sku: string | null;
  title: string;
  quantity: number;
  basisPoints: number;
  /** All of the line, in minor units. */
  net: number;
}

export interface NetAmounts {
  lines: NetLine[];
  /** Taken off everything that has a rate. */
  allowances: { title: string; basisPoints: number; net: number }[];
  groups: { basisPoints: number; net: number; tax: number }[];
  /** Added to net and VAT so that they come to the document's total. */
  rounding: number;
}

const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
const other = 'Other';

/** @returns null where its amounts can't be told by rate */
export function netAmounts({ lines, taxes, totalAmount, taxAddedAmount }: DocumentAmounts): NetAmounts | null {
  const untaxed = { basisPoints: 0, net: totalAmount, tax: 0, gross: totalAmount };
  const isUntaxed = taxes.length === 0;
  const groups = isUntaxed ? [untaxed] : taxes;
  const amountOf = ({ quantity, unitAmount }: DocumentAmounts['lines'][number]) => quantity * unitAmount;
  const pieces = lines.flatMap((line) => (line.sku === null ? [] : { ...line, amount: amountOf(line) }));
  const rated = pieces.map((line) => ({ ...line, basisPoints: line.basisPoints ?? (isUntaxed ? 0 : null) }));
  if (rated.some(({ basisPoints, amount }) => basisPoints === null || amount < 0)) return null;
  const others = lines.flatMap((line) => (line.sku === null ? { title: line.title, amount: amountOf(line) } : []));
  const byRate = ratesOf(groups, rated, taxAddedAmount === 0);
  const own = byRate.map((group) => group.own);
  if (totalAmount <= 0 || sumOf(own) !== sumOf([...rated, ...others].map(({ amount }) => amount))) return null;
  const { added, off } = spreadOthers(others, byRate);
  const parts = byRate.map((group, at) => {
    const net = shifted(group);
    const allowances = off
      .filter(({ column }) => column === at)
      .map(({ title, amount }) => ({ title, basisPoints: group.basisPoints, net: group.without(amount) }))
      .filter((allowance) => allowance.net > 0);
    const members = [
      ...rated.filter(({ basisPoints }) => basisPoints === group.basisPoints),
      ...added
        .filter(({ column }) => column === at)
        .map(({ title, amount }) => ({ sku: null, title, quantity: 1, amount })),
    ];
    const all = net + sumOf(allowances.map((allowance) => allowance.net));
    const nets = spread(
      all,
      members.map(({ amount }) => amount),
    );
    const netLines = members.map(({ sku, title, quantity }, index) => {
      return { sku, title, quantity, basisPoints: group.basisPoints, net: nets[index] ?? 0 };
    });
    return { netLines, allowances, group: { basisPoints: group.basisPoints, net, tax: group.tax } };
  });
  const told = sumOf(parts.map(({ group }) => group.net + group.tax));
  return {
    lines: parts.flatMap(({ netLines }) => netLines),
    allowances: parts.flatMap(({ allowances }) => allowances),
    groups: parts.map(({ group }) => group),
    rounding: totalAmount - told,
  };
}

interface Rate {
  basisPoints: number;
  net: number;
  tax: number;
  /** The sum of the document's own lines at this rate, after promotions: with VAT where prices include it. */
  own: number;
  pieces: number;
  /** An amount of the document's lines without its VAT. */
  without: (amount: number) => number;
}

function ratesOf(
  groups: readonly TaxGroup[],
  pieces: readonly { basisPoints: number | null; amount: number }[],
  isIncluded: boolean,
): Rate[] {
  const rates = new Set([...groups, ...pieces].map(({ basisPoints }) => basisPoints ?? 0));
  return [...rates].map((basisPoints) => {
    const group = groups.find((one) => one.basisPoints === basisPoints) ?? { net: 0, tax: 0, gross: 0 };
    const ofRate = pieces.filter((piece) => piece.basisPoints === basisPoints);
    return {
      basisPoints,
      net: group.net,
      tax: group.tax,
      own: isIncluded ? group.gross : group.net,
      pieces: sumOf(ofRate.map(({ amount }) => amount)),
      without: (amount) => (isIncluded ? amount - includedTax(amount, basisPoints) : amount),
    };
  });
}

/**
 * Delivery and promotions by rate. A rate that comes to more than its pieces has that much of the delivery; what is left
 * of it goes by what each rate comes to.
 */
function spreadOthers(others: readonly { title: string; amount: number }[], rates: readonly Rate[]) {
  const above = rates.map(({ own, pieces }) => Math.max(0, own - pieces));
  const given = others.filter(({ amount }) => amount > 0);
  const taken = others.filter(({ amount }) => amount < 0).map(({ title, amount }) => ({ title, amount: -amount }));
  const short = sumOf(above) - sumOf(given.map(({ amount }) => amount));
  if (short > 0) {
    given.push({ title: other, amount: short });
    taken.push({ title: other, amount: short });
  }
  const rest = spread(
    Math.max(0, -short),
    rates.map(({ own }) => own),
  );
  const givenTo = above.map((amount, at) => amount + (rest[at] ?? 0));
  const takenFrom = rates.map(({ own, pieces }, at) => (givenTo[at] ?? 0) - (own - pieces));
  const named = (entries: readonly { title: string; amount: number }[], columns: readonly number[]) =>
    fill(
      entries.map(({ amount }) => amount),
      columns,
    ).map((part) => ({ ...part, title: entries[part.row]?.title ?? other }));
  return { added: named(given, givenTo), off: named(taken, takenFrom) };
}

/**
 * VAT that was reckoned from prices with it isn't always the rate's share of what is left, rounded: of 121 totals at 21 %
 * there are 21 that no net amount comes to. The VAT stays as it was issued, and the net amount gives way by a cent.
 */
const shifted = ({ basisPoints, net, tax }: Rate): number =>
  [net, net + 1, net - 1].find((amount) => amount >= 0 && shareOf(amount, basisPoints) === tax) ?? net;
