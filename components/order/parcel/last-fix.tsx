'use client';

import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { formatAge } from '#components/ui/format/format-age.ts';
import { PlaceMoment } from './place-moment.tsx';

interface Props {
  at: string;
  zone: string | null;
  place: string;
  what: string;
  arrived: boolean;
}

/** How old is what the map shows. The age needs the reader's clock; the time stands without it. */
export function LastFix({ at, zone, place, what, arrived }: Props) {
  const now = useServerNow(60_000);
  const age = now === null ? null : formatAge(now - Date.parse(at));
  return (
    <>
      {!arrived && <i className="pulse beat" aria-hidden="true" />}
      <span className="num">
        {what} {arrived ? 'arrived' : 'was last seen'} in {place}, <PlaceMoment at={at} zone={zone} show="day-time" />
        {age && `, ${age}`}. {!arrived && <span className="mute rm-again">Updates by itself, no need to refresh.</span>}
      </span>
    </>
  );
}
