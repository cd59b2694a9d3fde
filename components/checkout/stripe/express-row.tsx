'use client';

import { useStaleSince } from '#components/live/connection/use-stale-since.ts';
import { classNames } from '../../ui/class-names.ts';
import { Note } from '../../ui/note.tsx';
import type { ExpressProps, WalletState } from './use-express.ts';
import { useExpress } from './use-express.ts';

const about: Readonly<Record<WalletState, string>> = {
  looking: 'Uses the address and card in your wallet. You see the total first.',
  offered: 'Uses the address and card in your wallet. You see the total first.',
  none: 'Apple Pay, Google Pay and Link show here in browsers that have them.',
};

/** The wallets that this browser has, above the form. It is as high without one, so that the form stays where it is. */
export function ExpressRow(props: ExpressProps) {
  const { host, state, problem } = useExpress(props);
  const waits = useStaleSince() !== null || props.payable.wait !== null;
  return (
    <section
      className={classNames('express-pay needs-script', waits && 'express-pay--waiting')}
      aria-labelledby="express"
      aria-busy={state === 'looking' || undefined}
      inert={waits}
    >
      <h2 className="heading-small" id="express">
        Pay in one step
      </h2>
      <div className="express-pay__wallets">
        <div ref={host} />
        {state === 'looking' && <p className="muted">Looking for a wallet in this browser</p>}
        {state === 'none' && <p className="muted">No wallet is set up in this browser.</p>}
      </div>
      {problem && (
        <Note tone="attention" role="alert">
          {problem}
        </Note>
      )}
      <p className="small muted express-pay__about">{about[state]}</p>
      <p className="small muted express-pay__or">or fill in the form</p>
    </section>
  );
}
