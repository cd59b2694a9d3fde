import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { formatDay, formatTime } from '#components/ui/format/format-date.ts';

export interface ReaderTime {
  /** Null on the server, and until the page is alive. */
  now: number | null;
  /** `Today`, `Tomorrow`, `Wed 25 Nov`. */
  day(iso: string): string;
  /** `11:26`, or `11:26 UTC`. */
  time(iso: string): string;
  /** `11:26`. */
  clock(iso: string): string;
  /** Follows the last of several clocks: ` UTC`, or nothing. */
  suffix: string;
}

const dayMs = 86_400_000;
const noon = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate(), 12).getTime();

/** Days as a reader at `now` calls them; without `now`, as the server must: by their date, in UTC. */
export function readerTime(now: number | null): ReaderTime {
  if (now === null) {
    const clock = (iso: string) => formatTime(iso, 'UTC');
    return {
      now,
      clock,
      day: (iso) => formatDay(iso, new Date(iso), 'UTC'),
      time: (iso) => `${clock(iso)} UTC`,
      suffix: ' UTC',
    };
  }
  const names = new Map([
    [-1, 'Yesterday'],
    [0, 'Today'],
    [1, 'Tomorrow'],
  ]);
  const today = new Date(now);
  const clock = (iso: string) => formatTime(iso);
  return {
    now,
    clock,
    day: (iso) => names.get(Math.round((noon(new Date(iso)) - noon(today)) / dayMs)) ?? formatDay(iso, today),
    time: clock,
    suffix: '',
  };
}

/** Told anew once a minute: tomorrow becomes today while the page is open. */
export const useReaderTime = (): ReaderTime => readerTime(useServerNow(60_000));
