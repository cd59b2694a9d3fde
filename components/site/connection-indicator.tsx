'use client';

import { useDeferredValue, useEffect, useRef } from 'react';
import { useIsOutdated, useLostAt, useStaleSince } from '#components/live/connection/use-stale-since.ts';
import { Button } from '#components/ui/form/button.tsx';
import { useLive, useLiveState } from '../live/live-provider.tsx';
import { serverTime } from '../live/live-store.ts';
import { announce } from '../ui/announce.ts';
import { classNames } from '../ui/class-names.ts';
import { WarningIcon } from '../ui/icons.tsx';
import { connectionWords } from './connection-words.ts';

/** The dot beats once per message received. @param ended what it shows is no longer shown to whoever looks */
export function ConnectionIndicator({ ended = false }: { ended?: boolean }) {
  const connection = useLiveState((state) => state.connection);
  const staleSince = useStaleSince();
  const words = ended ? 'Not live' : connectionWords(connection.status, staleSince);
  const live = connection.status === 'live' && !ended;
  // In a task of its own, after what the message says. Another name of the same movement begins it again: another element would be
  // laid out for each message.
  const beats = useDeferredValue(connection.status === 'live' ? connection.beats : 0);
  return (
    <span
      data-connection={connection.status}
      className={classNames(
        'connection',
        words === null && 'connection--unknown',
        words !== null && !live && 'connection--off',
      )}
    >
      <i className={live && beats > 0 ? classNames('beating', beats % 2 === 1 && 'beating--again') : undefined} />
      <span className="connection__words">{words ?? 'Live'}</span>
      {live && <span className="visually-hidden">Prices and stock are live</span>}
    </span>
  );
}

const outdatedWords = 'The shop has been updated. Reload this page to see what is true now.';

/** A page never reloads by itself: somebody may be in the middle of a form. */
const Outdated = () => (
  <div className="connection-bar">
    <WarningIcon />
    <span>{outdatedWords}</span>
    <Button kind="quiet" small onClick={() => location.reload()}>
      Reload
    </Button>
  </div>
);

const saidAfterMs = 10_000;

export function ConnectionBar() {
  const { store } = useLive();
  const status = useLiveState(({ connection }) => connection.status);
  const staleSince = useStaleSince();
  const lostAt = useLostAt();
  const outdated = useIsOutdated();
  const stale = staleSince !== null;
  const said = useRef(false);

  useEffect(() => {
    document.documentElement.toggleAttribute('data-stale', stale);
  }, [stale]);
  // Said after ten seconds, also where the device knows at once that it is offline; and its return once, where it was.
  useEffect(() => {
    if (lostAt === null) {
      if (said.current) announce('The live connection is back.', 'shop');
      said.current = false;
      return;
    }
    if (said.current) return;
    const timer = setTimeout(
      () => {
        said.current = true;
        announce(outdated ? outdatedWords : 'The live connection is lost. Prices and stock are as last known.', 'shop');
      },
      Math.max(0, lostAt + saidAfterMs - serverTime(store.getState())),
    );
    return () => clearTimeout(timer);
  }, [lostAt, outdated, store]);

  if (outdated) return <Outdated />;
  if (!stale) return null;
  return (
    <div className="connection-bar-over">
      <div className="connection-bar">
        <WarningIcon />
        <span>{connectionWords(status, staleSince)}</span>
      </div>
    </div>
  );
}
