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
  passwordsBeforeMail: { variable: 'LIMIT_PASSWORDS_BEFORE_MAIL', rate: '3/900', per: 'account' },
  passwordsPerAddress: { variable: 'LIMIT_PASSWORDS_PER_ADDRESS', rate: '100/900', per: 'address' },
  figuresPerAccount: { variable: 'LIMIT_FIGURES_PER_ACCOUNT', rate: '10/3600', per: 'account' },
  figuresPerDay: { variable: 'LIMIT_FIGURES_PER_DAY', rate: '30/86400', per: 'account' },
  accountsPerAddress: { variable: 'LIMIT_ACCOUNTS_PER_ADDRESS', rate: '100/3600', per: 'address' },
  mailsPerAccount: { variable: 'LIMIT_MAILS_PER_ACCOUNT', rate: '3/600', per: 'account' },
  orderSearchesPerAddress: { variable: 'LIMIT_ORDER_SEARCHES_PER_ADDRESS', rate: '60/600', per: 'address' },
  withdrawalsPerAddress: { variable: 'LIMIT_WITHDRAWALS_PER_ADDRESS', rate: '60/600', per: 'address' },
  alertsPerAddress: { variable: 'LIMIT_ALERTS_PER_ADDRESS', rate: '60/3600', per: 'address' },
  alertsPerPerson: { variable: 'LIMIT_ALERTS_PER_PERSON', rate: '60/3600', per: 'person' },
  ticketsPerAddress: { variable: 'LIMIT_TICKETS_PER_ADDRESS', rate: '100/86400', per: 'address' },
  questionsPerAddress: { variable: 'LIMIT_QUESTIONS_PER_ADDRESS', rate: '30/3600', per: 'address' },
  questionsPerPerson: { variable: 'LIMIT_QUESTIONS_PER_PERSON', rate: '10/3600', per: 'person' },
  contactPerAddress: { variable: 'LIMIT_CONTACT_PER_ADDRESS', rate: '10/3600', per: 'address' },
  contactMails: { variable: 'LIMIT_CONTACT_MAILS', rate: '60/3600', per: 'everybody' },
  stepUpsPerPerson: { variable: 'LIMIT_STEP_UPS_PER_PERSON', rate: '5/600', per: 'person' },
} as const satisfies Record<string, Limit>;

/**
 * What one person, browser or address may do in the shop: counted by all processes together where they share a Redis, else
 * in this process's memory.
 */
export const sharedLimits = {
  messages: { variable: 'LIMIT_MESSAGES', rate: '20/60', per: 'order' },
  returnParcels: { variable: 'LIMIT_RETURN_PARCELS', rate: '20/600', per: 'order' },
  reviews: { variable: 'LIMIT_REVIEWS', rate: '20/600', per: 'order' },
  paymentQuestions: { variable: 'LIMIT_PAYMENT_QUESTIONS', rate: '30/60', per: 'order' },
  webhooksPerAddress: { variable: 'LIMIT_WEBHOOKS_PER_ADDRESS', rate: '600/60', per: 'address' },
  uploads: { variable: 'LIMIT_UPLOADS', rate: '20/3600', per: 'order' },
  keyGuesses: { variable: 'LIMIT_KEY_GUESSES', rate: '20/60', per: 'address' },
  sharedListMarks: { variable: 'LIMIT_SHARED_LIST_MARKS', rate: '60/600', per: 'address' },
  guests: { variable: 'LIMIT_GUESTS', rate: '1200/600', per: 'address' },
  codeGuesses: { variable: 'LIMIT_CODE_GUESSES', rate: '500/600', per: 'address' },
  codeGuessesPerKey: { variable: 'LIMIT_CODE_GUESSES_PER_KEY', rate: '500/600', per: 'key' },
  giftCardGuesses: { variable: 'LIMIT_GIFT_CARD_GUESSES', rate: '20/600', per: 'address' },
  giftCardGuessesPerKey: { variable: 'LIMIT_GIFT_CARD_GUESSES_PER_KEY', rate: '20/600', per: 'key' },
  codesTyped: { variable: 'LIMIT_CODES_TYPED', rate: '20/600', per: 'person' },
  codesTypedPerAddress: { variable: 'LIMIT_CODES_TYPED_PER_ADDRESS', rate: '60/600', per: 'address' },
  deliveryChoices: { variable: 'LIMIT_DELIVERY_CHOICES', rate: '60/600', per: 'person' },
  vatQuestions: { variable: 'LIMIT_VAT_QUESTIONS', rate: '10/600', per: 'person' },
  vatQuestionsPerAddress: { variable: 'LIMIT_VAT_QUESTIONS_PER_ADDRESS', rate: '60/600', per: 'address' },
  passkeyQuestions: { variable: 'LIMIT_PASSKEY_QUESTIONS', rate: '300/600', per: 'address' },
  passkeyChanges: { variable: 'LIMIT_PASSKEY_CHANGES', rate: '30/600', per: 'person' },
  dropEntries: { variable: 'LIMIT_DROP_ENTRIES', rate: '20/60', per: 'person' },
} as const satisfies Record<string, Limit>;

/** What protects a process from being asked too often, counted in its memory. */
export const quickLimits = {
  reads: { variable: 'LIMIT_READS', rate: '30000/30', per: 'address' },
  writes: { variable: 'LIMIT_WRITES', rate: '5000/20', per: 'address' },
  /** In milliseconds. */
  rendering: { variable: 'LIMIT_RENDERING', rate: '30000/60', per: 'address' },
  searches: { variable: 'LIMIT_SEARCHES', rate: '3000/60', per: 'address' },
  handshakes: { variable: 'LIMIT_HANDSHAKES', rate: '6000/60', per: 'address' },
  keyRequests: { variable: 'LIMIT_KEY_REQUESTS', rate: '30000/30', per: 'key' },
  traces: { variable: 'LIMIT_TRACES', rate: '20/60', per: 'address' },
} as const satisfies Record<string, Limit>;

/** How many there may be at a time from one address. */
export const levels = {
  /** Sockets that are open. */
  sockets: { variable: 'LIMIT_SOCKETS', most: 3_000 },
  /** Connections that have not sent a whole request yet. */
  halfOpen: { variable: 'LIMIT_HALF_OPEN', most: 2_000 },
} as const satisfies Record<string, { variable: `LIMIT_${string}`; most: number }>;

export type LevelName = keyof typeof levels;

const allLimits = { ...quickLimits, ...sharedLimits, ...countedLimits };

export type CountedLimit = keyof typeof countedLimits;
export type SharedLimit = keyof typeof sharedLimits;
export type QuickLimit = keyof typeof quickLimits;
export type LimitName = keyof typeof allLimits;
export type Limits = Record<LimitName, Rate> & Record<LevelName, number>;

const names = Object.keys(allLimits) as LimitName[];

export const limitOf = (name: LimitName): Limit => allLimits[name];

const rateOf = (text: string): Rate => {
  const [most = 0, seconds = 0] = text.split('/').map(Number);
  return { most, seconds };
};

const rate = z
  .string()
  .regex(/^[1-9]\d{0,8}\/[1-9]\d{0,5}$/, 'must be how many in how many seconds, such as 20/60')
  .transform(rateOf);

const level = z.coerce.number('must be a number above 0').int().min(1).max(1_000_000);
const levelNames = Object.keys(levels) as LevelName[];

/** The variables of all limits, for the configuration's schema; `limitsOf` knows their names. */
export const limitVariables: object = Object.fromEntries([
  ...names.map((name) => [allLimits[name].variable, rate.optional()] as const),
  ...levelNames.map((name) => [levels[name].variable, level.optional()] as const),
]);

export function limitsOf(variables: Record<string, unknown>): Limits {
  const one = (name: LimitName) =>
    (variables[allLimits[name].variable] as Rate | undefined) ?? rateOf(allLimits[name].rate);
  const most = (name: LevelName) => (variables[levels[name].variable] as number | undefined) ?? levels[name].most;
  return Object.fromEntries([
    ...names.map((name) => [name, one(name)] as const),
    ...levelNames.map((name) => [name, most(name)] as const),
  ]) as Limits;
}
