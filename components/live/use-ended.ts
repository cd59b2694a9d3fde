'use client';

import { useLiveState } from './live-provider.tsx';

/** As when their session has ended. */
export const useEnded = (topic: string): boolean =>
  useLiveState(({ denied }) => denied[topic] !== undefined && denied[topic] !== 'too_many');
