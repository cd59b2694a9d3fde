'use client';

import { useEffect } from 'react';
import { useLive } from '#components/live/live-provider.tsx';

const key = 'marketday-session';

/** A session that begins in one tab is that of the others too: they ask anew who they are, and have the same bag. */
export function OtherTabs() {
  const { connection } = useLive();
  useEffect(() => {
    let hears = false;
    const tell = () => {
      if (hears) return;
      try {
        localStorage.setItem(key, crypto.randomUUID());
      } catch {
        // A browser that keeps nothing shows it in its other tabs once they are loaded.
      }
    };
    const hear = (event: StorageEvent) => {
      if (event.key !== key) return;
      hears = true;
      connection.reconnect();
      hears = false;
    };
    document.addEventListener('session', tell);
    window.addEventListener('storage', hear);
    return () => {
      document.removeEventListener('session', tell);
      window.removeEventListener('storage', hear);
    };
  }, [connection]);
  return null;
}
