/**
 * The limits of what one address, person or key may ask for, such that people who share an address don't feel them
 * (docs/limits.md). A limit of 20/60 gives twenty at once and twenty more in each sixty seconds. Where more people share
 * one, `LIMITS_PER_ADDRESS` multiplies what counts by address.
 */
import type { Rate } from '#server/engine/limit/rate.ts';

interface Limit {
  rate: `${number}/${number}`;
  /** What is counted: the key that `takeFrom` is given. An address counts with its network. */
  per: 'address' | 'account' | 'person' | 'key' | 'order' | 'everybody';
}

/**
 * Tries that must be counted over restarts and by all processes together: a row each in the database. `account` is
 * whatever names one, such as an e-mail address; it is kept as a keyed hash.
 */
export const countedLimits = {
  passwordsPerAccount: { rate: '10/900', per: 'account' },
  passwordBurstsPerAccount: { rate: '5/30', per: 'account' },
  passwordsBeforeMail: { rate: '3/900', per: 'account' },
  passwordsPerAddress: { rate: '100/900', per: 'address' },
  figuresPerAccount: { rate: '10/3600', per: 'account' },
  figuresPerDay: { rate: '30/86400', per: 'account' },
  accountsPerAddress: { rate: '100/3600', per: 'address' },
  mailsPerAccount: { rate: '3/600', per: 'account' },
  orderSearchesPerAddress: { rate: '60/600', per: 'address' },
  withdrawalsPerAddress: { rate: '60/600', per: 'address' },
  alertsPerAddress: { rate: '60/3600', per: 'address' },
  alertsPerPerson: { rate: '60/3600', per: 'person' },
  ticketsPerAddress: { rate: '100/86400', per: 'address' },
  questionsPerAddress: { rate: '30/3600', per: 'address' },
  questionsPerPerson: { rate: '10/3600', per: 'person' },
  contactPerAddress: { rate: '10/3600', per: 'address' },
  contactMails: { rate: '60/3600', per: 'everybody' },
  stepUpsPerPerson: { rate: '5/600', per: 'person' },
} as const satisfies Record<string, Limit>;

/**
 * What one person, browser or address may do in the shop: counted by all processes together where they share a Redis, else
 * in this process's memory.
 */
export const sharedLimits = {
  messages: { rate: '20/60', per: 'order' },
  reviews: { rate: '20/600', per: 'order' },
  returnParcels: { rate: '20/600', per: 'order' },
  paymentQuestions: { rate: '30/60', per: 'order' },
  webhooksPerAddress: { rate: '600/60', per: 'address' },
  uploads: { rate: '20/3600', per: 'order' },
  keyGuesses: { rate: '20/60', per: 'address' },
  sharedListMarks: { rate: '60/600', per: 'address' },
  guests: { rate: '1200/600', per: 'address' },
  codeGuesses: { rate: '500/600', per: 'address' },
  codeGuessesPerKey: { rate: '500/600', per: 'key' },
  giftCardGuesses: { rate: '20/600', per: 'address' },
  giftCardGuessesPerKey: { rate: '20/600', per: 'key' },
  codesTyped: { rate: '20/600', per: 'person' },
  codesTypedPerAddress: { rate: '60/600', per: 'address' },
  deliveryChoices: { rate: '60/600', per: 'person' },
  vatQuestions: { rate: '10/600', per: 'person' },
  vatQuestionsPerAddress: { rate: '60/600', per: 'address' },
  passkeyQuestions: { rate: '300/600', per: 'address' },
  passkeyChanges: { rate: '30/600', per: 'person' },
  dropEntries: { rate: '20/60', per: 'person' },
} as const satisfies Record<string, Limit>;

/** What protects a process from being asked too often, counted in its memory. */
export const quickLimits = {
  reads: { rate: '30000/30', per: 'address' },
  writes: { rate: '5000/20', per: 'address' },
  /** In milliseconds. */
  rendering: { rate: '30000/60', per: 'address' },
  searches: { rate: '3000/60', per: 'address' },
  handshakes: { rate: '6000/60', per: 'address' },
  keyRequests: { rate: '30000/30', per: 'key' },
  traces: { rate: '20/60', per: 'address' },
} as const satisfies Record<string, Limit>;

/** How many there may be at a time from one address. */
export const levels = {
  /** Sockets that are open. */
  sockets: 3_000,
  /** Connections that have not sent a whole request yet. */
  halfOpen: 2_000,
} as const satisfies Record<string, number>;

export type LevelName = keyof typeof levels;

const allLimits = { ...quickLimits, ...sharedLimits, ...countedLimits };

export type CountedLimit = keyof typeof countedLimits;
export type SharedLimit = keyof typeof sharedLimits;
export type QuickLimit = keyof typeof quickLimits;
export type LimitName = keyof typeof allLimits;
export type Limits = Record<LimitName, Rate> & Record<LevelName, number>;

const names = Object.keys(allLimits) as LimitName[];
const levelNames = Object.keys(levels) as LevelName[];

function rateOf({ rate, per }: Limit, perAddress: number): Rate {
  const [most = 0, seconds = 0] = rate.split('/').map(Number);
  return { most: per === 'address' ? most * perAddress : most, seconds };
}

/** @param perAddress how many times as much one address may ask for */
export function limitsOf(perAddress = 1): Limits {
  return Object.fromEntries([
    ...names.map((name) => [name, rateOf(allLimits[name], perAddress)] as const),
    ...levelNames.map((name) => [name, levels[name] * perAddress] as const),
  ]) as Limits;
}

/** The variables that set them one by one in earlier releases, such as `LIMIT_HALF_OPEN`. */
export const limitVariables: ReadonlySet<string> = new Set(
  [...names, ...levelNames].map((name) => `LIMIT_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`),
);
