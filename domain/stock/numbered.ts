/** Editions of which each piece has a number of its own, from 1 to the edition's size. */
import { accept, type Decision, refuse } from '../decision.ts';

/** The largest edition in which people choose a number by looking. */
export const mostNumbered = 500;

export type NumberState = 'free' | 'held' | 'sold';

/** One letter for each number, the first for number 1: `f`ree, `h`eld in a bag or an order, `s`old or not for sale. */
export type NumberMarks = string;

const states: Record<string, NumberState> = { f: 'free', h: 'held', s: 'sold' };

export const statesOf = (marks: NumberMarks): { number: number; state: NumberState }[] =>
  [...marks].map((mark, at) => ({ number: at + 1, state: states[mark] ?? 'sold' }));

export const freeNumbers = (marks: NumberMarks): number[] =>
  statesOf(marks).flatMap(({ number, state }) => (state === 'free' ? number : []));

export const isFree = (marks: NumberMarks, number: number): boolean => marks[number - 1] === 'f';

/** The numbers that can be chosen or may come back. A sold number is no longer shown. */
export const numbersShown = (marks: NumberMarks) => statesOf(marks).filter(({ state }) => state !== 'sold');

export interface Numbering {
  /** The count of numbers; null: its pieces have none. */
  size: number | null;
  onHand: number;
  reserved: number;
  /** Numbers that are sold. */
  sold: readonly number[];
  /** The count of numbers that aren't for sale. */
  withdrawn: number;
  /** Units sold that came with no number. */
  soldWithout: number;
}

export type NumberingRefused =
  | { code: 'in_bags'; reserved: number }
  | { code: 'sold_otherwise'; units: number }
  | { code: 'too_few'; least: number };

/**
 * Whether its pieces may have the numbers 1 to `size`, or none from now on: only while nobody holds one, and if none
 * was sold the other way. There are at least as many numbers as pieces on hand and pieces sold.
 */
export function renumber(now: Numbering, size: number | null): Decision<null, NumberingRefused> {
  const least = Math.max(now.onHand + now.sold.length + now.withdrawn, ...now.sold);
  if (size !== null && size < least) return refuse({ code: 'too_few', least });
  if (size === now.size) return accept(null);
  if (now.reserved > 0) return refuse({ code: 'in_bags', reserved: now.reserved });
  if (size === null) {
    return now.sold.length > 0 ? refuse({ code: 'sold_otherwise', units: now.sold.length }) : accept(null);
  }
  if (now.soldWithout > 0) return refuse({ code: 'sold_otherwise', units: now.soldWithout });
  return accept(null);
}

/** The numbers of an edition as stock has them. */
export interface Pieces {
  /** Null: its pieces have no numbers. */
  size: number | null;
  onHand: number;
  held: readonly number[];
  sold: readonly number[];
}

export type WithdrawalRefused =
  | { code: 'unknown' | 'taken'; number: number }
  | { code: 'needed'; onHand: number; unsold: number };

/**
 * Whether these numbers may be out of sale, and no others: not one that somebody has, and each piece on hand still has a
 * number.
 */
export function withdraw(
  { size, onHand, held, sold }: Pieces,
  numbers: readonly number[],
): Decision<null, WithdrawalRefused> {
  const unknown = numbers.find((number) => number < 1 || number > (size ?? 0));
  if (unknown !== undefined) return refuse({ code: 'unknown', number: unknown });
  const taken = numbers.find((number) => held.includes(number) || sold.includes(number));
  if (taken !== undefined) return refuse({ code: 'taken', number: taken });
  const unsold = (size ?? onHand) - sold.length - new Set(numbers).size;
  return onHand > unsold ? refuse({ code: 'needed', onHand, unsold }) : accept(null);
}

/** `No. 11 of 18`, `Nos. 11 and 12 of 18`; null for a piece without a number. */
export function numberWords(numbers: readonly number[], size: number | null): string | null {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const last = sorted.pop();
  const named = sorted.length === 0 ? `No. ${last}` : `Nos. ${sorted.join(', ')} and ${last}`;
  return size === null ? named : `${named} of ${size}`;
}
