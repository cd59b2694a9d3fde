/**
 * What pieces of an ordered line are worth when they go back. In whatever parts, and in whatever order these are refunded,
 * all units of a line are worth exactly what was paid for it. Amounts are in minor units.
 */
import { partOf } from '../money/part-of.ts';

/** Units of a line, and what they are worth together. */
export interface Units {
  units: number;
  amount: number;
}

/** A return that stands and isn't refunded. */
export interface Claim {
  units: number;
  /** The worth of its units when it was asked for; null if it is older than that record. */
  amount: number | null;
}

export interface LineWorth {
  /** The price of all of its units. */
  whole: number;
  of: number;
  refunded: Units;
  /** In the order in which they were asked for. */
  claims: readonly Claim[];
}

export const together = (parts: readonly Units[]): Units => ({
  units: parts.reduce((sum, { units }) => sum + units, 0),
  amount: parts.reduce((sum, { amount }) => sum + amount, 0),
});

/** Returns what was refunded on a line before. A refund that doesn't say what its units were worth counts as an even part. */
export function refundedUnits(
  { whole, of }: Pick<LineWorth, 'whole' | 'of'>,
  refunds: readonly { quantity: number; paidAmount?: number | undefined }[],
): Units {
  const [known, unknown] = [true, false].map((isKnown) =>
    together(
      refunds
        .filter(({ paidAmount }) => (paidAmount !== undefined) === isKnown)
        .map(({ quantity: units, paidAmount: amount = 0 }) => ({ units, amount })),
    ),
  ) as [Units, Units];
  const even = partOf(whole, { units: Math.min(of, unknown.units), done: 0, of });
  return { units: known.units + unknown.units, amount: Math.min(whole, known.amount + even) };
}

/** The next units after those that are gone: no more than there are, and with the last of them goes all that is left. */
function next({ whole, of }: LineWorth, gone: Units, wanted: number): Units {
  const units = Math.max(0, Math.min(wanted, of - gone.units));
  if (units === 0) return { units, amount: 0 };
  return { units, amount: Math.max(0, partOf(whole, { units: gone.units + units, done: 0, of }) - gone.amount) };
}

/** Returns what each claim is worth now: what it was told, unless other refunds left less, or only it is left. */
export function worthOfClaims(line: LineWorth): Units[] {
  let gone = line.refunded;
  return line.claims.map(({ units: wanted, amount: told }) => {
    const { units, amount: rest } = next(line, gone, wanted);
    const isLast = gone.units + units === line.of;
    const amount =
      told === null || units < wanted || isLast ? rest : Math.max(0, Math.min(told, line.whole - gone.amount));
    gone = together([gone, { units, amount }]);
    return { units, amount };
  });
}

const claimed = (line: LineWorth): Units => together([line.refunded, ...worthOfClaims(line)]);

/** Returns what further units are worth: none of them was refunded or is claimed. */
export const worthOfNew = (line: LineWorth, units: number): number => next(line, claimed(line), units).amount;

/** Returns what units refunded without a return are worth. If there are too few besides, those of returns are meant. */
export function worthOfRefund(line: LineWorth, units: number): number {
  const gone = claimed(line);
  return next(line, units <= line.of - gone.units ? gone : line.refunded, units).amount;
}
