'use client';

import { useCallback, useEffect, useState } from 'react';
import { useLive, useLiveState } from '#components/live/live-provider.tsx';
import { serverTime } from '#components/live/live-store.ts';
import type { DropView, OwnEntry } from '#contract/drop/drop.ts';

/** So many are answered in a second when the order is known and everybody asks for their place. */
const askedPerSecond = 4_000;

export interface OwnTicket {
  /** Undefined until it is known; null for somebody without a ticket. */
  entry: OwnEntry | null | undefined;
  /** Nobody is signed in: a ticket needs an account. */
  isSignedOut: boolean;
  learn(entry: OwnEntry): void;
}

/** Asks where one's own ticket stands whenever that may have changed: on connecting, at the draw, at one's turn and its end. */
export function useOwnEntry(view: DropView): OwnTicket {
  const { connection, store } = useLive();
  const isLive = useLiveState((state) => state.connection.status === 'live');
  const [known, setKnown] = useState<{ entry: OwnEntry | null; isSignedOut: boolean } | null>(null);
  const place = known?.entry?.place;
  const isIn = place !== undefined && place <= view.admittedThrough;
  const until = known?.entry?.admittedUntil;
  const { id, state, entries } = view;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the state and one's turn are what it reacts to.
  useEffect(() => {
    if (!isLive) return;
    let over = false;
    const ask = async () => {
      const reply = await connection.commands.send('ticket', { dropId: id }).catch(() => null);
      if (over || !reply) return;
      if (reply.ok) setKnown({ entry: reply.entry, isSignedOut: false });
      else if (reply.error.code === 'signed_out') setKnown({ entry: null, isSignedOut: true });
    };
    // Everybody hears of the draw in the same moment.
    const spreadMs = state === 'open' && !isIn ? (Math.random() * entries * 1_000) / askedPerSecond : 0;
    const timer = setTimeout(() => void ask(), spreadMs);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [connection, id, isLive, state, isIn]);

  useEffect(() => {
    if (!until) return;
    const leftMs = Date.parse(until) - serverTime(store.getState());
    const timer = setTimeout(() => {
      void connection.commands.send('ticket', { dropId: id }).then(
        (reply) => reply.ok && setKnown({ entry: reply.entry, isSignedOut: false }),
        () => {},
      );
    }, leftMs + 50);
    return () => clearTimeout(timer);
  }, [until, id, connection, store]);

  const learn = useCallback((entry: OwnEntry) => setKnown({ entry, isSignedOut: false }), []);
  return { entry: known?.entry, isSignedOut: known?.isSignedOut ?? false, learn };
}
