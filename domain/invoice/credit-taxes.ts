import { partOf } from '../money/part-of.ts';
import { spread } from '../money/spread.ts';
import type { TaxGroup } from '../order/price/order-to-price.ts';

interface ToCredit {
  /** The amount paid for its pieces, tax included, by their rate in basis points: no less than is given back for them. */
  byRate: ReadonlyMap<number | null, number>;
  /** All that is given back. What no piece accounts for is taken from what is left of every rate, in proportion. */
  amount: number;
}

/**
 * The tax in what is given back of an order, by rate. However often and in whatever parts it goes back, the tax of all of
 * it is the tax of the order.
 *
 * @param done what was given back before, by rate
 */
export function creditTaxes(
  groups: readonly TaxGroup[],
  done: readonly TaxGroup[],
  { byRate, amount }: ToCredit,
): TaxGroup[] {
  const doneOf = (basisPoints: number) =>
    done.reduce((sum, group) => sum + (group.basisPoints === basisPoints ? group.gross : 0), 0);
  const left = groups.map(({ basisPoints, gross }) => Math.max(0, gross - doneOf(basisPoints)));
  const worth = groups.map(({ basisPoints }, at) => Math.min(left[at] ?? 0, byRate.get(basisPoints) ?? 0));
  // A piece that came back worn is worth less than was paid for it.
  const pieces = spread(
    Math.min(
      amount,
      worth.reduce((sum, part) => sum + part, 0),
    ),
    worth,
  );
  const beyond = left.map((each, at) => each - (pieces[at] ?? 0));
  const rest = amount - pieces.reduce((sum, part) => sum + part, 0);
  const inAll = beyond.reduce((sum, part) => sum + part, 0);
  const others = spread(Math.max(0, Math.min(rest, inAll)), beyond);
  return groups.flatMap(({ basisPoints, tax: whole, gross: of }, at) => {
    const gross = (pieces[at] ?? 0) + (others[at] ?? 0);
    const tax = partOf(whole, { units: gross, done: doneOf(basisPoints), of });
    return gross === 0 ? [] : [{ basisPoints, net: gross - tax, tax, gross }];
  });
}
