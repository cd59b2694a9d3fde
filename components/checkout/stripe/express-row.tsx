'use client';

import { useStaleSince } from '../../live/use-stale-since.ts';
import { classNames } from '../../ui/class-names.ts';
import { Note } from '../../ui/note.tsx';
import type { ExpressProps } from './use-express.ts';
import { useExpress } from './use-express.ts';

/** The wallets that this browser has, above the form. Where there is none, nothing shows and nothing moves. */
export function ExpressRow(props: ExpressProps) {
  const { host, offered, problem } = useExpress(props);
  const waits = useStaleSince() !== null || props.payable.wait !== null;
  return (
    <section
      className={classNames('co-express', !(offered && !waits) && 'off')}
      aria-labelledby="express"
      inert={!offered || waits}
    >
      <h2 className="h3" id="express">
        Pay in one step
      </h2>
      <div ref={host} />
      {problem && (
        <Note tone="attention" role="alert">
          {problem}
        </Note>
      )}
      <p className="small mute">Uses the address and card in your wallet. You see the total first.</p>
      <p className="small mute co-or">or fill in the form</p>
    </section>
  );
}
