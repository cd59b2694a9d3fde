import type { AuctionView } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { falls, rises } from '#domain/auction/format.ts';
import type { Attempt } from './answer/attempt.ts';
import type { Band } from './band.ts';
import { type BidMoment, bandOfMoment, momentOf } from './bid-moment.ts';
import { ownState } from './own-state.ts';

export type Phase = 'upcoming' | 'opening' | 'open' | 'closing' | 'closed';

/** Between the end and the server's word a lot is `closing`. @param now the server's time, null before it is known */
export function phaseOf(view: AuctionView, now: number | null): Phase {
  if (view.state === 'closed') return 'closed';
  if (view.state === 'scheduled') return now !== null && now >= Date.parse(view.startsAt) ? 'opening' : 'upcoming';
  return now !== null && now >= Date.parse(view.endsAt) ? 'closing' : 'open';
}

/** A bid is under way: what became of it is said with its answer. */
export const isUnderWay = ({ step }: Attempt): boolean => step === 'sending' || step === 'unknown';

/** A lot that has closed counts as closing until the answer to one's own bid is there: the result may be theirs. */
export const phaseBeside = (phase: Phase, attempt: Attempt): Phase =>
  phase === 'closed' && isUnderWay(attempt) ? 'closing' : phase;

export interface Situation {
  view: AuctionView;
  position: OwnPosition | null;
  /** Null until it is known. */
  signedIn: boolean | null;
  house: boolean;
  phase: Phase;
  /** When the connection was lost, by the server's clock; null while it is there. */
  lostAt: number | null;
  /** There is a connection, to a shop that this page is too old or too new for. */
  outdated: boolean;
  attempt: Attempt;
  money(amount: number): string;
}

/** The time was up while the connection was lost: how it went, nobody here knows. */
export const isClosedUnseen = ({ phase, lostAt }: Situation): boolean => phase === 'closing' && lostAt !== null;

export function momentNow({ view, position, signedIn, phase, lostAt, attempt }: Situation): BidMoment {
  const own = ownState(view, position);
  return momentOf({ view, position, own, signedIn, closing: phase === 'closing', lostAt, attempt });
}

export function bandOf(situation: Situation): Band {
  const { view, phase, lostAt, house, money } = situation;
  if (phase === 'closed') return closedBand(situation);
  if (house) return { tone: 'plain', words: 'This is the house’s own lot' };
  if (phase === 'upcoming') {
    return { tone: 'plain', words: 'Opens', at: { moment: view.startsAt, show: 'day-time' } };
  }
  if (phase === 'opening') return { tone: 'plain', words: 'Opening…' };
  if (!view.takesBids && !situation.position) return { tone: 'plain', words: 'Bidding is closed' };
  if (rises(view.format)) {
    const moment = momentNow(situation);
    const byRival = moment.is === 'outbid' || moment.is === 'counted_outbid';
    return { ...bandOfMoment(moment, money), ...(byRival ? leadingBid(view) : lastHeard(lostAt)) };
  }
  return otherFormatsBand(situation);
}

export const outdatedWords = 'This page is out of date. Reload it to bid.';

/** Who leads, and since which bid of theirs. */
function leadingBid({ history, leader }: AuctionView): Pick<Band, 'at' | 'by'> {
  const [last] = history;
  if (last?.kind !== 'bid' || last.paddle !== leader) return {};
  return { by: last.paddle, at: { moment: last.at, show: 'seconds' } };
}

const lastHeard = (lostAt: number | null): Pick<Band, 'at'> =>
  lostAt === null ? {} : { at: { moment: new Date(lostAt).toISOString(), show: 'seconds' } };

function otherFormatsBand(situation: Situation): Band {
  const { view, phase, lostAt, outdated, attempt, money } = situation;
  if (attempt.step === 'unknown') {
    return bandOfMoment({ is: 'uncertain', amount: attempt.amount }, money);
  }
  if (lostAt !== null) {
    const words = outdated ? outdatedWords : 'Connection lost. Bidding is paused here.';
    return { tone: 'lost', words, ...lastHeard(lostAt) };
  }
  if (phase === 'closing') return bandOfMoment({ is: 'closing' }, money);
  return falls(view.format) ? dutchBand(situation) : sealedBand(situation);
}

function dutchBand({ attempt, money }: Situation): Band {
  if (attempt.step === 'sending') return { tone: 'plain', words: `Taking it at ${money(attempt.amount)}…` };
  if (attempt.step === 'refused' && attempt.problem.code === 'auction_ended') {
    return { tone: 'outbid', words: 'Someone got there first' };
  }
  return { tone: 'plain', words: 'The price is falling. First to take it gets it' };
}

function sealedBand({ view, position, attempt, money }: Situation): Band {
  if (attempt.step === 'sending') return { tone: 'plain', words: `Sending ${money(attempt.amount)}…` };
  if (position && position.maxAmount > 0)
    return { tone: 'leading', words: `Your sealed bid of ${money(position.maxAmount)} is in` };
  return { tone: 'plain', words: 'Bids are sealed until', at: { moment: view.endsAt, show: 'day-time' } };
}

function closedBand({ view, position, attempt, money }: Situation): Band {
  if (view.outcome !== 'sold') return afterTheClose(view, position, money);
  if (position && view.leader === position.paddle) {
    return { tone: 'leading', words: `Yours for ${money(view.currentAmount)}` };
  }
  if (falls(view.format) && attempt.step !== 'idle') {
    return { tone: 'outbid', words: `Someone took it first, at ${money(view.currentAmount)}` };
  }
  const to = view.leader === null ? '' : ` to ${view.leader.toLowerCase()}`;
  return { tone: 'plain', words: `Sold${to} for ${money(view.currentAmount)}` };
}

function afterTheClose(
  { outcome, currentAmount }: AuctionView,
  position: OwnPosition | null,
  money: Situation['money'],
): Band {
  if (position?.won) return { tone: 'leading', words: 'Yours, from the house’s offer' };
  if (outcome === 'after_sale') return { tone: 'plain', words: 'Sold after the close' };
  if (position?.offered && position.toPay) return { tone: 'leading', words: offeredWords(position, money) };
  if (outcome === 'withdrawn') return { tone: 'plain', words: 'Withdrawn by the house' };
  if (outcome === 'no_bids') return { tone: 'plain', words: 'Not sold. Nobody bid.' };
  if (outcome === 'reserve_not_met') return { tone: 'plain', words: 'Not sold: the reserve was not met' };
  return { tone: 'plain', words: outcome === 'unpaid' ? `Sold at ${money(currentAmount)}, not paid` : 'Not sold' };
}

const offeredWords = ({ maxAmount }: OwnPosition, money: Situation['money']): string =>
  `Offered to you for ${money(maxAmount)}, your highest bid`;

/** `once`, `twice`, `4 times`. */
export const timesWord = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

/** `24 bids`, `1 bid`. */
export const bidsWord = (count: number): string => (count === 1 ? '1 bid' : `${count} bids`);

export function reserveWords(view: AuctionView): string {
  if (!view.hasReserve || view.bidCount === 0) return '';
  return view.reserveMet ? ' Reserve met.' : ' Reserve not met.';
}
