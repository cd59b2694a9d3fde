import type { OwnState } from '#components/auction/bid/own-state.ts';
import { isUnderSeal } from '#components/auction/format/is-under-seal.ts';
import { sayRemaining } from '#components/ui/format/format-clock.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { falls, isSealed, traitsOf } from '#domain/auction/format.ts';

type Money = (amount: number) => string;

/** The price as it changes. That somebody is outbid is announced on its own, at once. @param price what it is now */
export function priceWords(view: AuctionView, own: OwnState, price: number, money: Money): string {
  if (isUnderSeal(view)) return own === 'sealed' ? 'Your sealed bid is in' : '';
  if (falls(view.format)) return `Price ${money(price)}`;
  if (view.bidCount === 0) return `Bidding is open, from ${money(view.minimumBidAmount)}`;
  return `Current bid ${money(view.currentAmount)}${own === 'leading' ? ', you’re leading' : ''}`;
}

const unit = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

export function sayLength(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes === 0) return unit(rest, 'second');
  return rest === 0 ? unit(minutes, 'minute') : `${unit(minutes, 'minute')} ${unit(rest, 'second')}`;
}

/** How much longer the lot runs since `from`; null: its close did not move by a second. */
export function extensionWords(from: string, to: string): string | null {
  const ms = Date.parse(to) - Date.parse(from);
  return Math.round(ms / 1000) > 0 ? `${sayLength(ms)} more.` : null;
}

/** Seconds before the close at which something is said. */
export const clockMarks = [600, 300, 60, 30, 10] as const;

export const marksPassed = (leftMs: number): number => clockMarks.filter((seconds) => leftMs <= seconds * 1000).length;

type Called = Pick<
  AuctionView,
  'format' | 'bidCount' | 'softCloseSeconds' | 'maxExtensionSeconds' | 'scheduledEndsAt' | 'endsAt'
>;

/** A lot is called so many seconds before the close, only where a bid would begin the calls again. */
export function callsOf(view: Called): (60 | 30 | 10)[] {
  const { format, bidCount, softCloseSeconds, maxExtensionSeconds, scheduledEndsAt, endsAt } = view;
  if (!traitsOf[format].softClose || bidCount === 0) return [];
  const moves =
    maxExtensionSeconds === null || Date.parse(scheduledEndsAt) + maxExtensionSeconds * 1000 > Date.parse(endsAt);
  return moves ? ([60, 30, 10] as const).filter((seconds) => softCloseSeconds > seconds) : [];
}

export const callWords = { 60: 'First call', 30: 'Second call', 10: 'Last call' } as const;

/** A page that was asleep, or has only now learnt the time, comes late to its mark. */
const lateMs = 2_000;

/** @param leftMs the time to the close as it is said */
export function markWords(
  seconds: number,
  leftMs: number,
  view: Called & Pick<AuctionView, 'currentAmount'>,
  money: Money,
): string | null {
  if (leftMs < seconds * 1000 - lateMs) return `Closes in ${sayRemaining(leftMs)}`;
  if (seconds >= 300) return `Closes in ${seconds / 60} minutes`;
  if (!callsOf(view).some((call) => call === seconds)) return seconds === 60 ? 'Closes in 1 minute' : null;
  const price = money(view.currentAmount);
  if (seconds === 60) return `First call at ${price}. One minute.`;
  return seconds === 30 ? `Second call at ${price}. Thirty seconds.` : `Last call at ${price}. Ten seconds.`;
}

/** @param next the least that they can bid now, which is more if they took a bid back */
export const outbidSpoken = (price: number, next: number, money: Money): string =>
  `You’ve been outbid at ${money(price)}. Next bid ${money(next)}.`;

type Ended = Pick<AuctionView, 'format' | 'outcome' | 'leader' | 'currentAmount' | 'bidCount' | 'hasReserve'>;

/** How far the price went beyond somebody's own bid; null where it did not. */
export function distanceOf(
  { currentAmount, leader }: Pick<AuctionView, 'currentAmount' | 'leader'>,
  position: OwnPosition | null,
): number | null {
  if (!position || position.maxAmount === 0 || leader === position.paddle) return null;
  const distance = currentAmount - position.maxAmount;
  return distance > 0 ? distance : null;
}

/** The result in one breath. @param position the listener's, or null without a bid. @param tried they pressed, too late */
export function resultWords(view: Ended, position: OwnPosition | null, money: Money, tried = false): string {
  const price = money(view.currentAmount);
  const bid = tried || (position !== null && position.maxAmount > 0);
  if (view.outcome !== 'sold' || view.leader === null) return notSoldWords(view, bid);
  if (position && view.leader === position.paddle) return `It’s yours, for ${price}.`;
  const sold = `Sold to ${view.leader.toLowerCase()} for ${price}.`;
  if (!bid) return sold;
  const distance = distanceOf(view, position);
  return distance === null || isSealed(view.format)
    ? `${sold} You pay nothing.`
    : `${sold} ${money(distance)} above your last bid. You pay nothing.`;
}

function notSoldWords({ outcome, bidCount }: Ended, bid: boolean): string {
  if (outcome === 'withdrawn') return `Withdrawn by the house. ${bid ? 'You pay nothing.' : 'All bids are void.'}`;
  if (outcome === 'no_bids' || bidCount === 0) return 'Not sold. Nobody bid.';
  return bid ? 'Not sold: the reserve was not met. You pay nothing.' : 'Not sold: the reserve was not met.';
}
