'use client';

import { useEffect, useRef } from 'react';
import { useLiveState } from '../live/live-provider.tsx';
import { useStaleSince } from '../live/use-stale-since.ts';
import { announce } from '../ui/announce.ts';
import { classNames } from '../ui/class-names.ts';
import { WarningIcon } from '../ui/icons.tsx';
import { connectionWords } from './connection-words.ts';

/** Whether what the page shows is live. The dot beats once per message received. */
export function ConnectionIndicator() {
  const connection = useLiveState((state) => state.connection);
  const staleSince = useStaleSince();
  const words = connectionWords(connection.status, staleSince);
  const live = connection.status === 'live';
  return (
    <span
      data-connection={connection.status}
      className={classNames('conn', words === null && 'unknown', words !== null && !live && 'off')}
    >
      <i key={live ? connection.beats : 'off'} className={live && connection.beats > 0 ? 'beat' : undefined} />
      <span className="w">{words ?? 'Live'}</span>
      {live && <span className="sr">Prices and stock are live</span>}
    </span>
  );
}

/** On a phone the words get a bar of their own under the header. Also says the change aloud, and dims what is old. */
export function ConnectionBar() {
  const status = useLiveState(({ connection }) => connection.status);
  const staleSince = useStaleSince();
  const stale = staleSince !== null;
  const said = useRef(false);

  useEffect(() => {
    document.documentElement.toggleAttribute('data-stale', stale);
    if (stale) {
      said.current = true;
      announce('The live connection is lost. Prices and stock are as last known.', 'shop');
    } else if (said.current) {
      said.current = false;
      announce('The live connection is back.', 'shop');
    }
  }, [stale]);

  if (!stale) return null;
  return (
    <div className="conbar phone">
      <WarningIcon />
      <span>{connectionWords(status, staleSince)}</span>
    </div>
  );
}
