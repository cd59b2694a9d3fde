'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { useCommand } from '#components/live/use-command.ts';

/** @param upTo null while everything has been seen @returns for the element that shows the messages */
export function useSeen(upTo: string | null, action: string): RefObject<HTMLElement | null> {
  const region = useRef<HTMLElement>(null);
  const told = useRef<string | null>(null);
  const { send } = useCommand(action);
  useEffect(() => {
    if (upTo === null || !region.current) return;
    let inView = false;
    const tell = () => {
      if (!inView || document.visibilityState !== 'visible' || told.current === upTo) return;
      told.current = upTo;
      void send({ upTo });
    };
    const watcher = new IntersectionObserver((entries) => {
      inView = entries.some((entry) => entry.isIntersecting);
      tell();
    });
    watcher.observe(region.current);
    document.addEventListener('visibilitychange', tell);
    return () => {
      watcher.disconnect();
      document.removeEventListener('visibilitychange', tell);
    };
  }, [upTo, send]);
  return region;
}
