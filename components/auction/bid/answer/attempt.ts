import type { BidOutcome } from '#contract/auction/auction.ts';
import type { Problem } from '#contract/wire/problem.ts';

/** A bid on its way. Its key is made once, before it is sent, so that sending it again counts once. */
export type Attempt =
  | { step: 'idle' }
  | { step: 'confirming'; amount: number }
  | { step: 'sending'; amount: number; key: string }
  /** The answer was lost: it may or may not have counted. */
  | { step: 'unknown'; amount: number; key: string }
  | Accepted
  | { step: 'refused'; amount: number; key: string; problem: Problem };

export interface Accepted {
  step: 'accepted';
  amount: number;
  key: string;
  outcome: BidOutcome;
  price: number;
  paddle: string | null;
  /** Somebody else had the same maximum before. */
  equal: boolean;
  /** The connection was lost meanwhile. */
  back: boolean;
}
