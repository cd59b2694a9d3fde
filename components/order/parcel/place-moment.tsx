'use client';

import { formatDay, formatTime, zoneName } from '#components/ui/format/format-date.ts';
import { Moment } from '#components/ui/format/moment.tsx';

/** The moment is by the clocks of its place; where that isn't known, by the reader's. Its day is shown only if asked for. */
export function PlaceMoment({
  at,
  zone,
  show,
}: {
  at: string;
  zone: string | null;
  show: 'time' | 'day' | 'day-time';
}) {
  if (zone === null) return <Moment at={at} show={show} beside={at} />;
  const day = formatDay(at, new Date(), zone);
  const time = `${formatTime(at, zone)} ${zoneName(at, zone)}`;
  return (
    <time dateTime={at} className="num" suppressHydrationWarning>
      {show === 'time' ? time : show === 'day' ? day : `${day}, ${time}`}
    </time>
  );
}
