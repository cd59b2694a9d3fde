import { type DayRange, type FigurePeriod, type FiguresQuery, longestRange } from '#contract/desk/figures.ts';
import { dayAfter, daysFrom } from '#domain/time/day-range.ts';

const lengths: Record<FigurePeriod, number> = { day: 1, week: 7, month: 30, year: 365 };

/** @param from the first of so many days */
export function rangeOf(from: string, days: number): DayRange {
  return {
    ...{ from, to: dayAfter(from, days - 1), days },
    before: { from: dayAfter(from, -days), to: dayAfter(from, -1) },
  };
}

/**
 * The days that are asked for. Days the wrong way round change places, none is after today, and of too long a range the
 * last days are taken.
 */
export function figuresRange({ period, from, to }: FiguresQuery, today: string): DayRange {
  if (from === undefined && to === undefined) {
    const days = lengths[period ?? 'month'];
    return rangeOf(dayAfter(today, 1 - days), days);
  }
  const [first = today, last = today] = [from ?? to ?? today, to ?? today].toSorted();
  const end = last > today ? today : last;
  const days = Math.min(longestRange, Math.max(1, daysFrom(first, end)));
  return rangeOf(dayAfter(end, 1 - days), days);
}
