import type { CountedBy, Rate } from './rate.ts';

/**
 * Where a limit is counted. `database`: tries that must be counted over restarts and by all processes together, a row
 * each. `redis`: by all processes together where they share one, else in this process's memory. `memory`: what protects
 * this process from being asked too often.
 */
export type CountedIn = 'database' | 'redis' | 'memory';

interface Declared {
  /** A limit of 20/60 gives twenty at once and twenty more in each sixty seconds. */
  rate: `${number}/${number}`;
  /** The key that `takeFrom` is given. An address counts with its network. */
  per: CountedBy;
  countedIn: CountedIn;
}

/** What one address, person or key may ask for. */
export interface Limit<In extends CountedIn = CountedIn> extends Readonly<Declared>, Readonly<Rate> {
  /** No other limit has it: it is counted by it, and the log names it. */
  readonly name: string;
  readonly countedIn: In;
}

type Limits<All extends Record<string, Declared>> = {
  readonly [Name in keyof All]: Limit<All[Name]['countedIn']>;
};

/** Declares limits by their names. */
export function limits<const All extends Record<string, Declared>>(declared: All): Limits<All> {
  const made = Object.entries(declared).map(([name, limit]) => {
    const [most = 0, seconds = 0] = limit.rate.split('/').map(Number);
    return [name, { name, ...limit, most, seconds }];
  });
  return Object.fromEntries(made) as Limits<All>;
}

/** @param perAddress how many times as much one address may ask for: an office, a hall, a telephone network */
export const widened = ({ most, seconds, per }: Limit, perAddress: number): Rate => ({
  most: per === 'address' ? most * perAddress : most,
  seconds,
});
