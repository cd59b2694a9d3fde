export interface PageLifecycle {
  /** The page is in sight again, or the device has a network again. */
  onWake(): void;
  onNetworkLost(): void;
  /**
   * The page is left, or put to sleep. Only one without an open socket can be kept for the way back; and one that slept with
   * it open would be told everything it missed, one after the other, before what is true.
   */
  onLeave(): void;
  /** The page comes back from the browser's memory (bfcache). */
  onReturn(): void;
}

/** Hears what happens to the page around its socket. @returns stops */
export function followPageLifecycle({ onWake, onNetworkLost, onLeave, onReturn }: PageLifecycle): () => void {
  const wake = () => {
    if (document.visibilityState === 'visible') onWake();
  };
  const show = ({ persisted }: PageTransitionEvent) => {
    if (persisted) onReturn();
  };
  const stopping = new AbortController();
  const { signal } = stopping;
  window.addEventListener('online', wake, { signal });
  window.addEventListener('offline', onNetworkLost, { signal });
  document.addEventListener('visibilitychange', wake, { signal });
  window.addEventListener('pagehide', onLeave, { signal });
  document.addEventListener('freeze', onLeave, { signal });
  document.addEventListener('resume', onWake, { signal });
  window.addEventListener('pageshow', show, { signal });
  return () => stopping.abort();
}
