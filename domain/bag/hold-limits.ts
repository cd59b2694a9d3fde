/**
 * Limits keep anyone from holding all of the stock. A clock outlives its hold; a second, shorter one follows, then none
 * for an hour unless enough is left for others.
 */
import { accept, type Decision, refuse } from '../decision.ts';
import { holdMinutes } from './hold-time.ts';

export interface HoldLimits {
  /** The share of an edition that one person may hold, in percent; always two pieces, and at most what a line may have. */
  piecePercent: number;
  mostPerLine: number;
  unitsInAll: number;
  /** The share of what is left of a piece that the guests of one address may have held lately, in percent; always two. */
  addressPercent: number;
  /** The share of what is left of a piece that all guests together may hold at a time, in percent; always two. */
  guestsPercent: number;
}

export interface HoldClock {
  endsAt: number;
  /** 1 for the first, 2 for the second within an hour of the first's end, and so on. */
  turn: number;
}

export interface HoldAsked {
  now: number;
  wanted: number;
  held: number;
  heldElsewhere: number;
  stock: { available: number; onHand: number; editionSize: number | null };
  /** Their last clock on this piece; null if they never had one, or bought what they held. */
  clock: HoldClock | null;
  /** Units that other guests of the same address have held within the last hour; null for whoever isn't a guest. */
  heldByAddress: number | null;
  /** When the first of those is forgotten; null if there are none. */
  addressFreeAt: number | null;
  /** The same of the network of 48 bits that an address of IPv6 is in: a program has many of 64; null for any other address. */
  heldBySite: number | null;
  /** Units that other guests hold now, wherever they are; null for whoever isn't counted with them. */
  heldByGuests: number | null;
  /** When the first of those ends; null if there are none. */
  guestsFreeAt: number | null;
}

export type HoldRefusal =
  | { code: 'hold_limit'; most: number }
  | { code: 'bag_full'; most: number }
  | { code: 'held_before'; retryAfterMs: number }
  | { code: 'network_limit'; retryAfterMs: number; of: 'network' | 'guests' };

const minute = 60_000;
export const firstHoldMs = holdMinutes * minute;
export const secondHoldMs = 5 * minute;
export const rememberedMs = 60 * minute;
/** If a hold would leave others fewer than this, there may be somebody who waits. */
const enoughForOthers = 3;

export function mostOfPiece(editionSize: number | null, { piecePercent, mostPerLine }: HoldLimits): number {
  if (editionSize === null) return mostPerLine;
  return Math.min(mostPerLine, Math.max(2, Math.ceil((editionSize * piecePercent) / 100)));
}

export const mostOfAddress = (onHand: number, { addressPercent }: HoldLimits): number =>
  Math.max(2, Math.floor((onHand * addressPercent) / 100));

/** Units beyond it stay for people whom the shop knows. */
export const mostOfGuests = (onHand: number, { guestsPercent }: HoldLimits): number =>
  Math.max(2, Math.floor((onHand * guestsPercent) / 100));

/** @returns until when it is held; without limits (null) everybody gets a first clock each time */
export function judgeHold(asked: HoldAsked, limits: HoldLimits | null): Decision<HoldClock, HoldRefusal> {
  const { now, wanted, held, heldElsewhere, stock, clock } = asked;
  if (!limits) return accept(held > 0 && clock ? clock : { endsAt: now + firstHoldMs, turn: 1 });
  const more = wanted - held;
  if (more > 0) {
    const most = mostOfPiece(stock.editionSize, limits);
    if (wanted > most) return refuse({ code: 'hold_limit', most });
    if (wanted + heldElsewhere > limits.unitsInAll) return refuse({ code: 'bag_full', most: limits.unitsInAll });
    const together = judgeTogether(asked, limits);
    if (together) return refuse(together);
  }
  if (held > 0 && clock) return accept(clock);
  return nextClock(clock, now, stock.available - more < enoughForOthers);
}

/** Guests cost nothing, so they are counted together: those of one network, and all of them. */
function judgeTogether(asked: HoldAsked, limits: HoldLimits): HoldRefusal | null {
  const { now, wanted, stock, heldByAddress, heldBySite, addressFreeAt, heldByGuests, guestsFreeAt } = asked;
  const refused = (of: 'network' | 'guests', freeAt: number | null): HoldRefusal => ({
    ...{ code: 'network_limit', of },
    retryAfterMs: Math.max(1_000, (freeAt ?? now) - now),
  });
  const ofNetwork = Math.max(heldByAddress ?? 0, heldBySite ?? 0);
  if (heldByAddress !== null && wanted + ofNetwork > mostOfAddress(stock.onHand, limits))
    return refused('network', addressFreeAt);
  if (heldByGuests !== null && wanted + heldByGuests > mostOfGuests(stock.onHand, limits))
    return refused('guests', guestsFreeAt);
  return null;
}

/** @param scarce whether the hold would leave others too few */
export function nextClock(
  before: HoldClock | null,
  now: number,
  scarce: boolean,
): Decision<HoldClock, Extract<HoldRefusal, { code: 'held_before' }>> {
  if (!before || now >= before.endsAt + rememberedMs) return accept({ endsAt: now + firstHoldMs, turn: 1 });
  const left = before.endsAt - now;
  if (left >= secondHoldMs || (before.turn > 1 && left > 0)) return accept(before);
  if (before.turn > 1 && scarce) return refuse({ code: 'held_before', retryAfterMs: left + rememberedMs });
  return accept({ endsAt: now + secondHoldMs, turn: before.turn + 1 });
}
