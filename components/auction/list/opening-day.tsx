'use client';

import { formatTime } from '#components/ui/format/format-date.ts';
import { useHydrated } from '#components/ui/use-hydrated.ts';

export function OpeningDay({ at }: { at: string }) {
  const local = useHydrated();
  const zone = local ? undefined : 'UTC';
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(new Date(at));
  return (
    <>
      <span className="lot-calendar__date tabular">{part({ day: 'numeric' })}</span>
      <span className="small">
        {part({ weekday: 'short' })}, {part({ month: 'long' })}
        <br />
        <time className="muted tabular" dateTime={at}>
          {formatTime(at, zone)}, {local ? 'your time' : 'UTC'}
        </time>
      </span>
    </>
  );
}
