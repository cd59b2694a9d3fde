'use client';

import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { Moment } from '#components/ui/format/moment.tsx';

interface WhenBackProps {
  /** When the soonest hold ends. */
  until: string | null;
  inDrop: boolean;
}

/** When one that is in a bag may come back, and who gets it. */
export function WhenBack({ until, inDrop }: WhenBackProps) {
  const now = useServerNow(10_000);
  const minutes = until && now !== null ? Math.max(1, Math.ceil((Date.parse(until) - now) / 60_000)) : null;
  return (
    <div className="buy-panel__wait">
      <p className="small muted">
        {minutes !== null && `The first may come back in about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`}
        {minutes === null && until && (
          <>
            The first may come back before <Moment at={until} />.
          </>
        )}
      </p>
      <p className="small muted needs-script">
        This page updates as soon as one does.
        {!inDrop && ' If nobody is waiting by then, the first person to add it gets it.'}
      </p>
    </div>
  );
}
