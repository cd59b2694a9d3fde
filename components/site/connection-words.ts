import { formatTime } from '#components/ui/format/format-date.ts';
import type { ConnectionState } from '../live/live-store.ts';

/** Words for the indicator. @param staleSince in milliseconds @returns null before the first connection */
export function connectionWords(status: ConnectionState['status'], staleSince: number | null): string | null {
  const known = staleSince === null ? null : formatTime(new Date(staleSince).toISOString());
  switch (status) {
    case 'connecting':
      return null;
    case 'live':
      return 'Live';
    case 'reconnecting':
      return known ? `Reconnecting… showing last known, ${known}` : 'Reconnecting…';
    case 'offline':
      return known ? `Offline, showing ${known}` : 'Offline';
    case 'outdated':
      return 'Not live';
  }
}
