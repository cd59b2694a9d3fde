'use client';

import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { zoneName } from '#components/ui/format/format-date.ts';

export function ZoneNote({ placed }: { placed: boolean }) {
  const now = useServerNow(3_600_000);
  const others = now === null ? 'in UTC' : `in your time (${zoneName(new Date(now).toISOString())})`;
  return (
    <p className="small mute tr-z">
      {placed ? `Times with a zone are local to the place, the others are ${others}.` : `Times are ${others}.`}
    </p>
  );
}
