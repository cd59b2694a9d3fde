'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';

/** Asks for the page again when the number of messages that wait changes. */
export function FreshMessages({ waiting }: { waiting: number }) {
  const now = useView<'desk'>(deskTopicOf.desk)?.data.figures.messages ?? waiting;
  const router = useRouter();
  const seen = useRef(waiting);
  useEffect(() => {
    if (seen.current === now) return;
    seen.current = now;
    router.refresh();
  }, [now, router]);
  return null;
}
