/** The pieces of a numbered edition that come back. */
import { accept, type Decision, refuse } from '../decision.ts';

export type NumbersRefused =
  | { code: 'which'; left: readonly number[] }
  | { code: 'not_among'; number: number; left: readonly number[] };

/**
 * The numbers of so many pieces of a line: those that are named, each one that it still has; or all of it, where it all
 * comes back. Nobody guesses which part comes back.
 * @param left numbers that the line still has; none where its pieces have no numbers
 */
export function returnedNumbers(
  left: readonly number[],
  { quantity, named }: { quantity: number; named: readonly number[] },
): Decision<number[], NumbersRefused> {
  const ascending = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);
  const stranger = named.find((number) => !left.includes(number));
  if (stranger !== undefined) return refuse({ code: 'not_among', number: stranger, left: ascending(left) });
  if (named.length === 0 && left.length <= quantity) return accept(ascending(left));
  const numbers = ascending(named);
  return numbers.length === quantity ? accept(numbers) : refuse({ code: 'which', left: ascending(left) });
}
