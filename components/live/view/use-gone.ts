'use client';

import { useLiveState } from '#components/live/live-provider.tsx';

/** Whether the server knows nothing of this topic that may be seen. */
export const useGone = (topic: string): boolean => useLiveState(({ denied }) => denied[topic] === 'not_found');
