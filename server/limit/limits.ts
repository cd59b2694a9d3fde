/**
 * The limits of what one address, person or key may ask for: each has a name, a variable that sets it, and a default
 * that people who share an address don't feel (docs/limits.md). A limit of 20/60 gives twenty at once and twenty more
 * in each sixty seconds.
 */
import { z } from 'zod';

export interface Rate {
  most: number;
  seconds: number;
}

interface Limit {
  /** The environment variable that sets it. */
  variable: `LIMIT_${string}`;
  rate: `${number}/${number}`;
  /** What is counted: the key that `takeFrom` is given. An address counts with its network. */
  per: 'address' | 'account' | 'person' | 'key' | 'order' | 'everybody';
}

/**
 * Tries that must be counted over restarts and by all processes together: a row each in the database. `account` is
 * whatever names one, such as an e-mail address; it is kept as a keyed hash.
 */
export const countedLimits = {
  passwordsPerAccount: { variable: 'LIMIT_PASSWORDS_PER_ACCOUNT', rate: '10/900', per: 'account' },
  passwordBurstsPerAccount: { variable: 'LIMIT_PASSWORD_BURSTS_PER_ACCOUNT', rate: '5/30', per: 'account' },
  passwordsPerAddress: { variable: 'LIMIT_PASSWORDS_PER_ADDRESS', rate: '100/900', per: 'address' },
  accountsPerAddress: { variable: 'LIMIT_ACCOUNTS_PER_ADDRESS', rate: '100/3600', per: 'address' },
  mailsPerAccount: { variable: 'LIMIT_MAILS_PER_ACCOUNT', rate: '3/600', per: 'account' },
  orderSearchesPerAddress: { variable: 'LIMIT_ORDER_SEARCHES_PER_ADDRESS', rate: '60/600', per: 'address' },
  stepUpsPerPerson: { variable: 'LIMIT_STEP_UPS_PER_PERSON', rate: '5/600', per: 'person' },
} as const satisfies Record<string, Limit>;

/** What is asked often, counted in this process's memory. */
export const quickLimits = {
  keyGuesses: { variable: 'LIMIT_KEY_GUESSES', rate: '20/60', per: 'address' },
  guests: { variable: 'LIMIT_GUESTS', rate: '600/600', per: 'address' },
  traces: { variable: 'LIMIT_TRACES', rate: '20/60', per: 'address' },
} as const satisfies Record<string, Limit>;

const allLimits = { ...quickLimits, ...countedLimits };

export type CountedLimit = keyof typeof countedLimits;
export type QuickLimit = keyof typeof quickLimits;
export type LimitName = keyof typeof allLimits;
export type Limits = Record<LimitName, Rate>;

const names = Object.keys(allLimits) as LimitName[];

/** What a limit counts by, and its variable and default. */
export const limitOf = (name: LimitName): Limit => allLimits[name];

const rateOf = (text: string): Rate => {
  const [most = 0, seconds = 0] = text.split('/').map(Number);
  return { most, seconds };
};

const rate = z
  .string()
  .regex(/^[1-9]\d{0,8}\/[1-9]\d{0,5}$/, 'must be how many in how many seconds, such as 20/60')
  .transform(rateOf);

/** The variables of all limits, for the configuration's schema. */
export const limitVariables = Object.fromEntries(names.map((name) => [allLimits[name].variable, rate.optional()]));

/** The limits with what the environment sets. */
export function limitsOf(variables: Record<string, unknown>): Limits {
  const one = (name: LimitName) =>
    (variables[allLimits[name].variable] as Rate | undefined) ?? rateOf(allLimits[name].rate);
  return Object.fromEntries(names.map((name) => [name, one(name)])) as Limits;
}
