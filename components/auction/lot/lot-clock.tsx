'use client';

import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { formatRemaining } from '#components/ui/format/format-clock.ts';
import { Moment } from '#components/ui/format/moment.tsx';

/** The clock shows the moment itself until the page is alive. @param about the clock is as last known: "~" */
export function LotClock({ at, about = false }: { at: string; about?: boolean }) {
  const now = useServerNow(1_000, at);
  if (now === null) return <Moment at={at} beside={at} />;
  return (
    <span className="clock" role="timer" aria-live="off">
      {about && '~'}
      {formatRemaining(Date.parse(at) - now)}
    </span>
  );
}
