import type { AuctionView } from '#contract/auction.ts';
import { Drain } from '../ui/drain.tsx';
import type { Phase } from './situation.ts';

/** In the last minutes: how long is left of the window that a late bid fills again. */
export function SoftClose({ view, left, phase }: { view: AuctionView; left: number; phase: Phase }) {
  const windowMs = view.softCloseSeconds * 1000;
  if (phase === 'closing') {
    return (
      <div className="soft">
        <Drain left={0} />
        <p className="small mute">This takes a second or two. The result appears here.</p>
      </div>
    );
  }
  if (windowMs === 0 || left > windowMs) return null;
  const { last, full } = lengthWords(view.softCloseSeconds);
  return (
    <div className="soft">
      <Drain left={left / windowMs} urgent />
      <p className="small mute">
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
