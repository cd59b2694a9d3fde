import type { DeskView } from '#contract/desk/desk.ts';

const minuteMs = 60_000;

export interface MinuteBar {
  /** When the minute began, in milliseconds. */
  at: number;
  count: number;
}

/** When the minute of a moment began, both in milliseconds. */
export const minuteOf = (moment: number): number => moment - (moment % minuteMs);

/** The last sixty minutes, the running one last. @param now the server's time in milliseconds */
export function minuteBars(perMinute: DeskView['ordersPerMinute'], now: number): MinuteBar[] {
  const counts = new Map(perMinute.map(({ minute, count }) => [Date.parse(minute), count]));
  const running = minuteOf(now);
  return Array.from({ length: 60 }, (_, place) => {
    const at = running - (59 - place) * minuteMs;
    return { at, count: counts.get(at) ?? 0 };
  });
}

/** Orders a minute over the ten whole minutes before the running one, with one digit. */
export function recentRate(bars: readonly MinuteBar[]): number {
  const last = bars.slice(-11, -1);
  const total = last.reduce((sum, { count }) => sum + count, 0);
  return Math.round((total / Math.max(1, last.length)) * 10) / 10;
}

export function chartScale(bars: readonly MinuteBar[]): { top: number; lines: [number, number] } {
  const peak = Math.max(4, ...bars.map((bar) => bar.count));
  const magnitude = 10 ** Math.floor(Math.log10(peak / 2));
  const step = [1, 2, 5, 10].map((times) => times * magnitude).findLast((size) => size * 2 <= peak) ?? magnitude;
  return { top: Math.max(peak, step * 2) * 1.1, lines: [step, step * 2] };
}
