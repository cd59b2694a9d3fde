import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { formatDay, formatTime } from '#components/ui/format/format-date.ts';

export interface ReaderTime {
  /** `Today`, `Tomorrow`, `Wed 25 Nov`. */
  day(iso: string): string;
  time(iso: string): string;
}

const dayMs = 86_400_000;
const noon = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate(), 12).getTime();

/** Days as a reader at `now` calls them; without `now`, as the server must: by their date, in UTC. */
export function readerTime(now: number | null): ReaderTime {
  if (now === null) {
    return { day: (iso) => formatDay(iso, new Date(iso), 'UTC'), time: (iso) => `${formatTime(iso, 'UTC')} UTC` };
  }
  const names = new Map([
    [-1, 'Yesterday'],
    [0, 'Today'],
    [1, 'Tomorrow'],
  ]);
  const today = new Date(now);
  return {
    day: (iso) => names.get(Math.round((noon(new Date(iso)) - noon(today)) / dayMs)) ?? formatDay(iso, today),
    time: (iso) => formatTime(iso),
  };
}

/** Told anew once a minute: tomorrow becomes today while the page is open. */
export const useReaderTime = (): ReaderTime => readerTime(useServerNow(60_000));
