/** Each moment has one sentence, true then and only then, which the band shows and a screen reader hears. */
import type { AuctionView } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import type { ProblemCode } from '#contract/wire/problem.ts';
import type { Attempt } from './answer/attempt.ts';
import type { Band } from './band.ts';
import type { OwnState } from './own-state.ts';

export type BidMoment =
  | { is: 'unknown' }
  | { is: 'signed_out' }
  | { is: 'not_bid'; anyBids: boolean; asked: boolean }
  | { is: 'taken_back'; amount: number }
  | { is: 'sending'; amount: number }
  | { is: 'uncertain'; amount: number }
  | { is: 'leading'; price: number; belowReserve: boolean }
  | { is: 'outbid'; price: number }
  /** The answer to one's own bid. `back`: it came only after the connection had been lost. */
  | { is: 'counted_leading'; amount: number; price: number; raised: boolean; back: boolean; belowReserve: boolean }
  | { is: 'counted_outbid'; amount: number; price: number; equal: boolean; back: boolean }
  | { is: 'refused'; amount: number; code: ProblemCode }
  /** It never left the page. */
  | { is: 'not_sent'; amount: number }
  | { is: 'offline'; was: OwnState | 'unknown'; price: number }
  | { is: 'closing' }
  /** The time was up while the connection was lost. `moved`: a late bid may have moved the close. */
  | { is: 'unseen'; moved: boolean };

export interface BidMoments {
  view: AuctionView;
  position: OwnPosition | null;
  own: OwnState;
  /** Null until it is known. */
  signedIn: boolean | null;
  closing: boolean;
  lostAt: number | null;
  attempt: Attempt;
}

export function momentOf(now: BidMoments): BidMoment {
  const { attempt, closing, lostAt, own, view } = now;
  if (attempt.step === 'unknown') return { is: 'uncertain', amount: attempt.amount };
  if (attempt.step === 'sending') return { is: 'sending', amount: attempt.amount };
  if (closing) return lostAt === null ? { is: 'closing' } : { is: 'unseen', moved: view.softCloseSeconds > 0 };
  if (lostAt !== null) {
    return { is: 'offline', was: now.signedIn === null ? 'unknown' : own, price: view.currentAmount };
  }
  return answered(now) ?? unanswered(now);
}

function answered({ attempt, own, view }: BidMoments): BidMoment | null {
  const price = view.currentAmount;
  if (attempt.step === 'refused') {
    if (own === 'leading') return null;
    const { amount, problem } = attempt;
    return problem.code === 'unavailable' ? { is: 'not_sent', amount } : { is: 'refused', amount, code: problem.code };
  }
  if (attempt.step !== 'accepted' || attempt.price !== price) return null;
  const { amount, outcome, equal, back } = attempt;
  if (own !== 'leading' && (back || outcome === 'outbid')) return { is: 'counted_outbid', amount, price, equal, back };
  if (own !== 'leading' || (outcome !== 'leading' && outcome !== 'raised')) return null;
  return { is: 'counted_leading', amount, price, raised: outcome === 'raised', back, belowReserve: isBelow(view) };
}

function unanswered({ attempt, own, position, signedIn, view }: BidMoments): BidMoment {
  const price = view.currentAmount;
  if (own === 'leading') return { is: 'leading', price, belowReserve: isBelow(view) };
  if (own === 'outbid') return { is: 'outbid', price };
  if (signedIn === null) return { is: 'unknown' };
  if (!signedIn) return { is: 'signed_out' };
  if (position?.takenBackAmount) return { is: 'taken_back', amount: position.takenBackAmount };
  return { is: 'not_bid', anyBids: view.bidCount > 0, asked: attempt.step === 'confirming' };
}

const isBelow = ({ hasReserve, reserveMet }: AuctionView): boolean => hasReserve && !reserveMet;

export function bandOfMoment(moment: BidMoment, money: (amount: number) => string): Band {
  switch (moment.is) {
    case 'unknown':
      return { tone: 'unknown', words: 'Checking where you stand' };
    case 'signed_out':
      return { tone: 'plain', words: 'Sign in to bid' };
    case 'not_bid':
      if (moment.asked) return { tone: 'plain', words: 'You have not bid yet' };
      return { tone: 'plain', words: moment.anyBids ? 'No bid from you yet' : 'No bids yet' };
    case 'taken_back':
      return { tone: 'plain', words: `You took back your ${money(moment.amount)} bid` };
    case 'sending':
      return { tone: 'plain', words: `Sending your bid of ${money(moment.amount)}…` };
    case 'uncertain':
      return { tone: 'lost', words: `We don’t know yet if ${money(moment.amount)} counted` };
    case 'leading':
      return { tone: 'leading', words: leadingWords(moment, money) };
    case 'outbid':
      return { tone: 'outbid', words: `You’ve been outbid at ${money(moment.price)}` };
    case 'counted_leading':
      return { tone: 'leading', words: countedWords(moment, money) };
    case 'counted_outbid':
      return { tone: 'outbid', words: outbidWords(moment, money) };
    case 'refused':
      return { tone: 'outbid', words: refusedWords(moment.code, money(moment.amount)) };
    case 'not_sent':
      return { tone: 'lost', words: `Your ${money(moment.amount)} bid didn’t reach us, so it doesn’t count.` };
    case 'offline':
      return offlineBand(moment, money);
    case 'closing':
      return { tone: 'plain', words: 'Closing. No new bids.' };
    case 'unseen':
      return {
        tone: 'lost',
        words: moment.moved
          ? 'Time should be up. We can’t see the result yet.'
          : 'The lot has closed. We can’t see the result yet.',
      };
  }
}

function leadingWords({ price, belowReserve }: { price: number; belowReserve: boolean }, money: (a: number) => string) {
  return belowReserve ? `You’re leading at ${money(price)}, below the reserve` : `You’re leading at ${money(price)}`;
}

type Counted<Is> = Extract<BidMoment, { is: Is }>;

function countedWords(moment: Counted<'counted_leading'>, money: (amount: number) => string): string {
  if (moment.back) return `Your ${money(moment.amount)} did count. You’re leading.`;
  if (moment.raised) return `Your maximum is now ${money(moment.amount)}. You’re leading.`;
  return leadingWords(moment, money);
}

function outbidWords(
  { amount, price, equal, back }: Counted<'counted_outbid'>,
  money: (amount: number) => string,
): string {
  if (back) return `Your ${money(amount)} did count. You’ve been outbid at ${money(price)}.`;
  if (equal) return `Your ${money(amount)} counted. Someone bid the same maximum first.`;
  return `Your ${money(amount)} counted. A higher maximum was there.`;
}

function refusedWords(code: ProblemCode, amount: string): string {
  switch (code) {
    case 'bid_too_low':
      return `Not taken: ${amount} is no longer enough`;
    case 'auction_ended':
      return `Not taken: ${amount} reached us after the close`;
    case 'maximum_not_raised':
      return `Not taken: your maximum is ${amount} or more already`;
    case 'bid_above_limit':
      return `Not taken: we need to approve ${amount} first`;
    case 'bidder_not_ready':
      return `Not taken: your bidding details come first`;
    default:
      return `Not taken: you have not bid ${amount}`;
  }
}

function offlineBand({ was, price }: Counted<'offline'>, money: (amount: number) => string): Band {
  if (was === 'leading') return { tone: 'leading', words: `You were leading at ${money(price)}, when we last heard` };
  if (was === 'outbid') return { tone: 'outbid', words: `You were outbid at ${money(price)}, when we last heard` };
  return { tone: 'plain', words: `The bid was ${money(price)}, when we last heard` };
}

export interface OwnAnswer {
  /** Another answer has another one, also where the words are the same. */
  key: string;
  words: string;
}

/** @returns null while there is no answer to one's own bid */
export function answerOf(moment: BidMoment, attempt: Attempt, money: (amount: number) => string): OwnAnswer | null {
  const answers = ['counted_leading', 'counted_outbid', 'refused', 'not_sent', 'uncertain'];
  if (!answers.includes(moment.is) || !('key' in attempt)) return null;
  const { words } = bandOfMoment(moment, money);
  return { key: `${attempt.key} ${moment.is}`, words: words.endsWith('.') ? words : `${words}.` };
}

/** The second line for a bidder who is offline: a maximum goes on bidding until it is beaten, which isn't known here. */
export function pausedWords({ was }: Counted<'offline'>, maximum: number | null, money: (amount: number) => string) {
  const paused = 'Connection lost. Bidding is paused here.';
  if (was === 'leading' && maximum) {
    return `${paused} Your maximum of ${money(maximum)} bids for you unless it’s been beaten.`;
  }
  return was === 'outbid' && maximum ? `${paused} Your maximum of ${money(maximum)} has been beaten.` : paused;
}
