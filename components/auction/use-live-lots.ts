'use client';

import { useEffect } from 'react';
import type { View } from '#contract/views.ts';
import { newerView } from '../live/apply-view.ts';
import { useLive, useLiveState } from '../live/live-provider.tsx';
import type { LiveLot, LotEntry } from './sale.ts';

/** These lots with their newest views, all watched while the component is mounted. */
export function useLiveLots(lots: readonly LotEntry[]): LiveLot[] {
  const { store, connection } = useLive();
  useEffect(() => {
    store.getState().apply(lots.map(({ view }) => view));
    const stops = lots.map(({ view }) => connection.watch(view.topic));
    return () => {
      for (const stop of stops) stop();
    };
  }, [lots, store, connection]);
  const views = useLiveState((state) => state.views);
  return lots.map(({ lot, view }) => ({
    lot,
    topic: view.topic,
    view: (newerView(views[view.topic] as View<'auction'> | undefined, view) ?? view).data,
  }));
}
