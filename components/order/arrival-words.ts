import { formatCalendarDay } from '#components/ui/format/format-date.ts';
import { toneOf } from '#domain/shipping/tracking/parcel-route.ts';
import type { TrackingStatus } from '#domain/shipping/tracking/tracking-status.ts';
import { isWholeDay } from '#domain/shipping/tracking/whole-day.ts';
import type { ReaderTime } from './reader-time.ts';

const hourMs = 3_600_000;

/** A day's name within a sentence: `today`, but `Wed 25 Nov`. */
export const midSentence = (day: string): string =>
  day.replace(/^(Today|Tomorrow|Yesterday|Expected|Was expected)\b/, (name) => name.toLowerCase());

/** A carrier's minute is a guess: the two hours around it are what a reader can plan by. */
function windowOf(eta: string, time: ReaderTime): { from: string; to: string } {
  const minutes = Number(time.clock(eta).slice(3));
  const hour = Math.floor(Date.parse(eta) / 60_000) * 60_000 - minutes * 60_000 + (minutes >= 30 ? hourMs : 0);
  return { from: new Date(hour - hourMs).toISOString(), to: new Date(hour + hourMs).toISOString() };
}

export interface Arrival {
  day: string;
  /** `Today, between 02:00 and 04:00`; of a whole day, its name. */
  words: string;
  isPast: boolean;
}

/** When a parcel is expected, as a reader at that time says it. */
export function arrivalOf(eta: string, time: ReaderTime): Arrival {
  if (isWholeDay(eta)) {
    const noon = `${eta.slice(0, 10)}T12:00:00${time.now === null ? 'Z' : ''}`;
    const day = time.day(new Date(noon).toISOString());
    return { day, words: day, isPast: time.now !== null && time.now > Date.parse(noon) + 12 * hourMs };
  }
  const { from, to } = windowOf(eta, time);
  const day = time.day(from);
  const words = `${day}, between ${time.clock(from)} and ${time.clock(to)}${time.suffix}`;
  return { day, words, isPast: time.now !== null && time.now > Date.parse(to) };
}

/** `Tomorrow, between 11:00 and 13:00`, or what was expected once that is over. */
export function sayArrival(eta: string, time: ReaderTime): string {
  const { words, isPast } = arrivalOf(eta, time);
  return isPast ? `Was expected ${midSentence(words)}` : words;
}

/** For strangers: `Arrives tomorrow`. */
export function sayArrivalDay(eta: string, time: ReaderTime): string {
  const { day, isPast } = arrivalOf(eta, time);
  return isPast ? `Was expected ${midSentence(day)}` : `Arrives ${midSentence(day)}`;
}

/** `Out for delivery today`; of a parcel that has been out for longer, `Out for delivery since yesterday`. */
export function sayOut(outAt: string | undefined, time: ReaderTime): string {
  if (!outAt || time.now === null) return 'Out for delivery';
  const day = midSentence(time.day(outAt));
  return `Out for delivery ${day === 'today' ? day : `since ${day}`}`;
}

/** Whether a reader who was told one arrival would want to hear of another: not of one in the same two hours. */
export function isNews(before: string, after: string, time: ReaderTime): boolean {
  if (arrivalOf(before, time).words === arrivalOf(after, time).words) return false;
  if (isWholeDay(before) || isWholeDay(after)) return arrivalOf(before, time).day !== arrivalOf(after, time).day;
  return Math.abs(Date.parse(after) - Date.parse(before)) >= 2 * hourMs;
}

/** Calendar days, as the checkout named them. */
export interface ArrivalDays {
  earliest: string;
  latest: string;
}

/** `Wed 25 Nov to Thu 26 Nov`. */
export function sayDays({ earliest, latest }: ArrivalDays): string {
  const [first, last] = [formatCalendarDay(earliest), formatCalendarDay(latest)];
  return first === last ? first : `${first} to ${last}`;
}

/** Whether the last of these days has ended everywhere the reader may be. */
export const areOver = ({ latest }: ArrivalDays, { now }: ReaderTime): boolean =>
  now !== null && now > Date.parse(`${latest}T24:00:00Z`);

/** The days named at the checkout, while they are all that is known: no estimate of a carrier, and no trouble. */
export function promisedDays(
  arrival: ArrivalDays | null,
  parcel: { status: TrackingStatus; eta: string | null } | null,
): ArrivalDays | null {
  if (!parcel) return arrival;
  if (parcel.status === 'out_for_delivery') return null;
  const tone = toneOf(parcel.status);
  const isComing = (tone === 'waiting' || tone === 'moving') && parcel.status !== 'available_for_pickup';
  return isComing && parcel.eta === null ? arrival : null;
}
