/** A won lot binds: until the house releases its winner, the sum is owed. A mark counts for a year. */

import { accept, type Decision, refuse } from '../decision.ts';
import type { OrderStatus } from './order-transitions.ts';
import { payWithinHours } from './time-to-pay.ts';

const dayMs = 86_400_000;

/** The one extension that needs nobody's word. */
export const extensionDays = 7;
/** Marks in force from which on somebody may not bid. */
export const marksThatPause = 2;

export const releaseReasons = ['card_refused', 'more_time', 'mistake', 'not_wanted'] as const;
export type ReleaseReason = (typeof releaseReasons)[number];

export const releaseStates = ['asked', 'released', 'kept'] as const;
export type ReleaseState = (typeof releaseStates)[number];

/** The facts that decide on a winner's order. Moments are milliseconds. */
export interface OwedLot {
  status: OrderStatus;
  /** It was offered, not won: letting it pass costs nothing. */
  offer: boolean;
  payBy: number | null;
  extendedAt: number | null;
  /** The request to the house; null: none. */
  request: ReleaseState | null;
}

export type NotOwed = { code: 'not_waiting' } | { code: 'offer' } | { code: 'time_over' };
export type ExtensionRefusal = NotOwed | { code: 'asked' };
export type DecisionRefusal = { code: 'not_asked' } | { code: 'decided' } | { code: 'not_waiting' };

/** It is won, not paid, and there is still time. While the house has not answered, there is. */
function owed({ status, offer, payBy, request }: OwedLot, now: number): Decision<null, NotOwed> {
  if (status !== 'placed') return refuse({ code: 'not_waiting' });
  if (offer) return refuse({ code: 'offer' });
  return payBy !== null && payBy <= now && request !== 'asked' ? refuse({ code: 'time_over' }) : accept(null);
}

/** Returns the deadline with the extension. Asking again doesn't move it. */
export function judgeExtension(lot: OwedLot, now: number): Decision<{ payBy: number }, ExtensionRefusal> {
  const open = owed(lot, now);
  if (!open.ok) return open;
  const { payBy, extendedAt, request } = lot;
  const until = payBy ?? now;
  if (extendedAt !== null) return accept({ payBy: until });
  if (request !== null) return refuse({ code: 'asked' });
  return accept({ payBy: until + extensionDays * dayMs });
}

export function judgeReleaseRequest(lot: OwedLot, now: number): Decision<null, NotOwed> {
  return owed(lot, now);
}

/** Returns what the house's answer leads to: `release` ends the order, `keep` gives two days more to pay. */
export function judgeRelease(
  { status, payBy, request }: OwedLot,
  word: 'release' | 'keep',
  now: number,
): Decision<{ state: 'released' } | { state: 'kept'; payBy: number }, DecisionRefusal> {
  if (request === null) return refuse({ code: 'not_asked' });
  if (request !== 'asked') return refuse({ code: 'decided' });
  if (status !== 'placed') return refuse({ code: 'not_waiting' });
  if (word === 'release') return accept({ state: 'released' });
  return accept({ state: 'kept', payBy: Math.max(payBy ?? 0, now + payWithinHours * 3_600_000) });
}

/** Returns the end of a mark: the same day a year later. */
export function markUntil(at: number): number {
  const day = new Date(at);
  return day.setUTCFullYear(day.getUTCFullYear() + 1);
}

/** @param marks in force, the newest included */
export const pausesBidding = (marks: number): boolean => marks >= marksThatPause;
