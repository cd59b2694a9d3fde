'use client';

import { useSyncExternalStore } from 'react';

const query = '(max-width: 900px)';

function listen(listener: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** Whether the page has one column, where bidding is in a sheet of its own. False until the page is alive. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    listen,
    () => matchMedia(query).matches,
    () => false,
  );
