'use client';

import { useLiveState } from '#components/live/live-provider.tsx';

/** Whether the server no longer shows this topic to whoever looks, as when their session has ended. */
export const useEnded = (topic: string): boolean =>
  useLiveState(({ denied }) => denied[topic] !== undefined && denied[topic] !== 'too_many');
