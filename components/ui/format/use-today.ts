'use client';

import { useSyncExternalStore } from 'react';
import { dayOf } from './format-date.ts';

const minuteMs = 60_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One timer for the page. It asks each minute: one set for midnight is late on a device that slept. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const tell of listeners) tell();
  }, minuteMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The reader's day, as `2026-11-25`; null on the server and in the first render of the page. */
export const useToday = (): string | null =>
  useSyncExternalStore(
    subscribe,
    () => dayOf(new Date().toISOString()),
    () => null,
  );
