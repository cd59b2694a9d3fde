import type { Limit } from '#server/engine/limit/limit.ts';
import { giveBack, takeFrom } from './take-from.ts';

interface Guessing {
  perAddress: Limit;
  perKey: Limit;
  address: string;
  /** The name of the key that asks, or of the person: whoever shares it shares what may be tried. */
  key: string;
}

/**
 * Counts tries of codes that there aren't, by address and by key. A right one costs nothing, but waits like all others
 * while too many were wrong: else the answer would tell it apart.
 * @param wasWrong whether what came of it says that there is no such code
 * @throws AccessProblem `too_many` with when to try again
 */
export async function guardCodes<T>(
  { perAddress, perKey, address, key }: Guessing,
  work: () => Promise<T>,
  wasWrong: (outcome: { value: T } | { error: unknown }) => boolean,
): Promise<T> {
  await takeFrom(perAddress, address);
  await takeFrom(perKey, key);
  let wrong = false;
  try {
    const value = await work();
    wrong = wasWrong({ value });
    return value;
  } catch (error) {
    wrong = wasWrong({ error });
    throw error;
  } finally {
    if (!wrong) {
      await giveBack(perAddress, address);
      await giveBack(perKey, key);
    }
  }
}
