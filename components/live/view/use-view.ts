'use client';

import { useEffect } from 'react';
import { useLive, useLiveState } from '#components/live/live-provider.tsx';
import type { TopicKind, View } from '#contract/wire/views.ts';
import { newerView } from './apply-view.ts';

/** Watches a topic while mounted. @param topic null: none @param initial shows until something newer is known */
export function useView<K extends TopicKind>(topic: string | null, initial?: View<K> | null): View<K> | null {
  const { connection } = useLive();
  useEffect(() => {
    if (topic === null) return;
    return connection.watch(topic, initial);
    // `initial` is the page's first word on the topic; a later one is never older than the store.
  }, [topic, initial, connection]);
  // Chosen inside: that the store has learnt of `initial` is no news, and nothing renders again for it.
  return useLiveState((state) =>
    newerView(topic === null ? null : (state.views[topic] as View<K>), initial, state.anew),
  );
}
