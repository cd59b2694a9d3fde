'use client';

import { useEffect } from 'react';
import { useLive } from './live-provider.tsx';

/**
 * While `wanted`, the page notices within three seconds that the server is silent though the connection looks open, and
 * counts that as a lost connection.
 *
 * @param topic one that the page watches
 */
export function useHeartbeat(topic: string, wanted: boolean): void {
  const { connection } = useLive();
  useEffect(() => {
    if (wanted) return connection.heartbeat.want(topic);
  }, [topic, wanted, connection]);
}
