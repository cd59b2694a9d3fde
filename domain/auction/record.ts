/**
 * A record is chained by hashes: SHA-256, in lower-case hexadecimal, of the UTF-8 text made here (docs/auctions.md).
 * Maxima are secret, so a line commits to the hash of a random nonce and the amount.
 */
import type { IncrementTable } from './bid-increment.ts';
import type { LotFormat } from './format.ts';
import type { PriceDrop } from './lot.ts';

export interface RecordTerms {
  lotId: string;
  format: LotFormat;
  currency: string;
  startAmount: number;
  increments: IncrementTable;
  softCloseSeconds: number;
  maxExtensionSeconds: number | null;
  drop: PriceDrop | null;
  /** Null: the lot has no reserve. */
  reserveCommitment: string | null;
}

export type RecordLineKind = 'bid' | 'bought' | 'retraction';

/** The entry the house writes down at one moment. Moments are milliseconds. */
export interface RecordLine {
  seq: number;
  at: number;
  kind: RecordLineKind;
  paddle: number;
  commitment: string | null;
  retracts: number | null;
  /** The lot's state after it; on a sealed lot as if there had been no bid. */
  price: number;
  leader: number | null;
  endsAt: number;
}

const moment = (at: number): string => new Date(at).toISOString();

export const commitmentText = (nonce: string, amount: number): string => `${nonce}:${amount}`;

/** The text whose hash stands before the first line. */
export function termsText(terms: RecordTerms): string {
  const { lotId, format, currency, startAmount, increments, softCloseSeconds, maxExtensionSeconds, drop } = terms;
  return JSON.stringify([
    'marketday-record-1',
    lotId,
    format,
    currency,
    startAmount,
    increments.map(({ from, step }) => [from, step]),
    softCloseSeconds,
    maxExtensionSeconds,
    drop && [drop.amount, drop.everySeconds, drop.floorAmount],
    terms.reserveCommitment,
  ]);
}

export function lineText(previousHash: string, line: RecordLine): string {
  const { seq, at, kind, paddle, commitment, retracts, price, leader, endsAt } = line;
  return JSON.stringify([
    previousHash,
    seq,
    moment(at),
    kind,
    paddle,
    commitment,
    retracts,
    price,
    leader,
    moment(endsAt),
  ]);
}
