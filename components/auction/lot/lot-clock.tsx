'use client';

import { useServerNow } from '#components/live/use-server-now.ts';
import { formatRemaining } from '#components/ui/format-clock.ts';
import { Moment } from '#components/ui/moment.tsx';

/** Until the page is alive it shows the moment itself. @param about the clock is as last known: "~" */
export function LotClock({ at, about = false }: { at: string; about?: boolean }) {
  const now = useServerNow();
  if (now === null) return <Moment at={at} />;
  return (
    <span className="clock" role="timer" aria-live="off">
      {about && '~'}
      {formatRemaining(Date.parse(at) - now)}
    </span>
  );
}
