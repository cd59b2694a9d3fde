'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { topicOf } from '#contract/topics.ts';

export function useNewLots(): void {
  const open = useView<'shop'>(topicOf.shop)?.data.openLots;
  const router = useRouter();
  const before = useRef(open);
  useEffect(() => {
    const known = before.current;
    before.current = open;
    if (known === undefined || open === undefined || open === known) return;
    const timer = setTimeout(() => router.refresh(), 500);
    return () => clearTimeout(timer);
  }, [open, router]);
}
