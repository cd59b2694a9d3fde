'use client';

import { useMemo } from 'react';
import { useViews } from '#components/live/view/use-views.ts';
import type { LiveLot, LotEntry } from './sale.ts';

/** These lots with their newest views, watched while the component is mounted; what was over from the start is not. */
export function useLiveLots<L>(lots: readonly LotEntry<L>[]): LiveLot<L>[] {
  const initial = useMemo(() => lots.map(({ view }) => view), [lots]);
  const topics = useMemo(
    () => initial.filter(({ data }) => data.state !== 'closed').map(({ topic }) => topic),
    [initial],
  );
  const watched = useViews(topics, initial);
  return lots.map(({ lot, view }) => ({
    lot,
    topic: view.topic,
    view: watched.find(({ topic }) => topic === view.topic)?.data ?? view.data,
  }));
}
