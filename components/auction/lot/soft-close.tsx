'use client';

import type { Phase } from '#components/auction/bid/situation.ts';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { Drain } from '#components/ui/drain.tsx';
import type { AuctionView } from '#contract/auction/auction.ts';

export function SoftClose({ view, phase, stale }: { view: AuctionView; phase: Phase; stale: boolean }) {
  const windowMs = view.softCloseSeconds * 1000;
  const left = useByServerNow((now) => {
    const ms = now === null ? Number.POSITIVE_INFINITY : Date.parse(view.endsAt) - now;
    return ms > windowMs ? null : ms;
  });
  if (phase === 'closing') {
    return (
      <div className="bid-closing">
        <Drain left={0} />
        <p className="small muted">
          {stale
            ? 'The result appears here once you’re connected again.'
            : 'This takes a second or two. The result appears here.'}
        </p>
      </div>
    );
  }
  if (windowMs === 0 || left === null) return null;
  const { last, full } = lengthWords(view.softCloseSeconds);
  return (
    <div className="bid-closing">
      <Drain left={left / windowMs} urgent={!stale} />
      <p className="small muted">
        A bid in the last {last} moves the close to {full} after that bid. Nobody wins by being last to click.
      </p>
    </div>
  );
}

function lengthWords(seconds: number): { last: string; full: string } {
  if (seconds === 60) return { last: 'minute', full: 'a minute' };
  const words = seconds % 60 === 0 ? `${seconds / 60} minutes` : `${seconds} seconds`;
  return { last: words, full: words };
}
