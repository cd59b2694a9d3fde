'use client';

import { useMemo } from 'react';
import { useViews } from '../live/use-views.ts';
import type { LiveLot, LotEntry } from './sale.ts';

/** These lots with their newest views, all watched while the component is mounted. */
export function useLiveLots(lots: readonly LotEntry[]): LiveLot[] {
  const initial = useMemo(() => lots.map(({ view }) => view), [lots]);
  const topics = useMemo(() => initial.map(({ topic }) => topic), [initial]);
  const views = useViews(topics, initial);
  // Each has at least its initial view, so that lots and views go side by side.
  return views.flatMap(({ topic, data }, place) => {
    const entry = lots[place];
    return entry ? [{ lot: entry.lot, topic, view: data }] : [];
  });
}
