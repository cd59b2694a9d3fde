'use client';

import { useEffect, useState } from 'react';
import { useLiveState } from '#components/live/live-provider.tsx';
import { useView } from '#components/live/view/use-view.ts';
import type { DropStanding } from '#contract/drop/drop.ts';
import { topicOf } from '#contract/topics.ts';

/** Whether somebody is signed in; null until it is known. */
export function useSignedIn(): boolean | null {
  const me = useView<'my-account'>(topicOf.myAccount)?.data;
  const denied = useLiveState((state) => state.denied[topicOf.myAccount] === 'signed_out');
  return denied ? false : (me?.signedIn ?? null);
}

/** How somebody who is signed in stands with a drop before its door opens; null until it is known. */
export function useDropStanding(slug: string, wanted: boolean): DropStanding | null {
  const [standing, setStanding] = useState<DropStanding | null>(null);
  useEffect(() => {
    if (!wanted) return setStanding(null);
    const leaving = new AbortController();
    void fetch(`/api/drops/${slug}/standing`, { signal: leaving.signal })
      .then(async (answer) => answer.ok && setStanding((await answer.json()) as DropStanding))
      .catch(() => {});
    return () => leaving.abort();
  }, [slug, wanted]);
  return standing;
}
