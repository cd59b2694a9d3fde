import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { paced } from './paced.ts';

/** Renders the page again when a version has moved on, at most so often: also while it moves on all the time. */
export function usePacedRefresh(version: number, rendered: number, everyMs: number): void {
  const router = useRouter();
  const asked = useRef(rendered);
  const latest = useRef(version);
  latest.current = version;
  const pace = useRef<ReturnType<typeof paced>>(null);
  useEffect(() => {
    const refreshes = paced(() => {
      asked.current = latest.current;
      router.refresh();
    }, everyMs);
    pace.current = refreshes;
    return () => refreshes.stop();
  }, [router, everyMs]);
  useEffect(() => {
    if (version > asked.current) pace.current?.ask();
  }, [version]);
}
