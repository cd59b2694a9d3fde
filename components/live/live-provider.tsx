'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { untilLoaded } from '#components/ui/until-loaded.ts';
import { ServerClock } from './clock/server-clock.ts';
import { Connection } from './connection/connection.ts';
import { readUnanswered } from './connection/unanswered.ts';
import { createLiveStore, type LiveState, type LiveStore } from './live-store.ts';
import type { LiveTopics } from './live-topics.ts';

interface Live {
  store: LiveStore;
  connection: Connection;
  clock: ServerClock;
  topics: LiveTopics;
}

const LiveContext = createContext<Live | null>(null);

export function LiveProvider({ topics, children }: { topics: LiveTopics; children?: ReactNode }) {
  const [live] = useState<Live>(() => {
    const store = createLiveStore();
    return { store, connection: new Connection(store, { topics }), clock: new ServerClock(store), topics };
  });
  useEffect(() => {
    const { connection, store } = live;
    if (readUnanswered()) {
      store.setState({ catchingUp: true });
      void untilLoaded(() => import('./connection/send-unanswered.ts')).then(({ sendUnanswered }) =>
        sendUnanswered(store, connection),
      );
    }
    document.documentElement.dataset.awake = '';
    const painted = setTimeout(() => void connection.open(), 0);
    return () => {
      clearTimeout(painted);
      connection.close();
    };
  }, [live]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('LiveProvider is missing above this component.');
  return live;
}

/** A part of the live state; the component renders again when that part changes. */
export function useLiveState<T>(select: (state: LiveState) => T): T {
  return useStore(useLive().store, select);
}
