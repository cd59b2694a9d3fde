'use client';

import { useEffect, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useLive, useLiveState } from '#components/live/live-provider.tsx';
import type { TopicKind, View } from '#contract/wire/views.ts';
import { newerView } from './apply-view.ts';

/** Watches topics whose views are added up or sorted. @returns those that are known, in the order of `topics` */
export function useViews<K extends TopicKind>(topics: readonly string[], initial: readonly View<K>[]): View<K>[] {
  const { connection } = useLive();
  const names = topics.join('\n');
  useEffect(() => {
    const known = new Map(initial.map((view) => [view.topic, view]));
    const stops = names === '' ? [] : names.split('\n').map((topic) => connection.watch(topic, known.get(topic)));
    return () => {
      for (const stop of stops) stop();
    };
  }, [names, initial, connection]);
  const initialOf = useMemo(() => new Map(initial.map((view) => [view.topic, view])), [initial]);
  // Chosen inside: that the store has learnt of `initial` is no news, and nothing renders again for it.
  return useLiveState(
    useShallow((state) =>
      topics
        .map((topic) => newerView(state.views[topic] as View<K> | undefined, initialOf.get(topic), state.anew))
        .filter((view) => view !== null),
    ),
  );
}
