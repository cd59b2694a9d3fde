'use client';

import { type RefObject, useRef } from 'react';
import type { TopicKind } from '#contract/wire/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { newerView } from './apply-view.ts';
import { useNear } from './use-near.ts';
import { useView } from './use-view.ts';

/** As `useView`, but watched only while the element is near. What was shown last stays, and catches up once it is near again. */
export function useViewNear<K extends TopicKind>(element: RefObject<Element | null>, initial: View<K>): View<K> {
  const near = useNear(element);
  const live = useView<K>(near ? initial.topic : null, initial);
  const last = useRef(initial);
  last.current = newerView(live, newerView(last.current, initial)) ?? initial;
  return last.current;
}

/** Null until the element has been near; watched while it is. What was shown last stays. */
export function useViewOnceNear<K extends TopicKind>(
  element: RefObject<Element | null>,
  topic: string,
): View<K> | null {
  const live = useView<K>(useNear(element) ? topic : null);
  const last = useRef<View<K> | null>(null);
  last.current = live ?? last.current;
  return last.current;
}
