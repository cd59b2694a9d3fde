'use client';

import { useEffect } from 'react';
import { useLive } from '#components/live/live-provider.tsx';

/** Within three seconds a server that is silent counts as a lost connection. @param topic one that the page watches */
export function useHeartbeat(topic: string, wanted: boolean): void {
  const { connection } = useLive();
  useEffect(() => {
    if (wanted) return connection.heartbeat.want(topic);
  }, [topic, wanted, connection]);
}
