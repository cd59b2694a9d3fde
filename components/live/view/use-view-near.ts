'use client';

import { type RefObject, useEffect } from 'react';
import { useLive, useLiveState } from '#components/live/live-provider.tsx';
import type { TopicKind, View } from '#contract/wire/views.ts';
import { newerView } from './apply-view.ts';
import { followNear } from './follow-near.ts';

/** As `useView`, but watched only while the element is near. What was shown last stays, and catches up once it is near again. */
export function useViewNear<K extends TopicKind>(element: RefObject<Element | null>, initial: View<K>): View<K> {
  useWatchNear(element, initial.topic, initial);
  return useLiveState(
    (state) => newerView(state.views[initial.topic] as View<K> | undefined, initial, state.anew) ?? initial,
  );
}

/** Null until the element has been near; watched while it is. What was shown last stays. */
export function useViewOnceNear<K extends TopicKind>(
  element: RefObject<Element | null>,
  topic: string,
): View<K> | null {
  useWatchNear(element, topic);
  return useLiveState((state) => (state.views[topic] as View<K> | undefined) ?? null);
}

/** That something comes near is no change of what it shows: nothing renders for it. */
function useWatchNear(element: RefObject<Element | null>, topic: string, initial?: View): void {
  const { connection } = useLive();
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    let stopWatching: (() => void) | undefined;
    const stopFollowing = followNear(current, (near) => {
      if (near) stopWatching ??= connection.watch(topic, initial);
      else {
        stopWatching?.();
        stopWatching = undefined;
      }
    });
    return () => {
      stopFollowing();
      stopWatching?.();
    };
  }, [element, topic, initial, connection]);
}
