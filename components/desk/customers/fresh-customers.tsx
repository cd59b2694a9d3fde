'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import type { View } from '#contract/wire/views.ts';

/** Asks for the page again when an order is placed or moves on. */
export function FreshCustomers({ desk: initial }: { desk: View<'desk'> }) {
  const { data } = useView<'desk'>(deskTopicOf.desk, initial) ?? initial;
  const now = data.orders.map(({ publicId, status }) => `${publicId} ${status}`).join();
  const router = useRouter();
  const seen = useRef(now);
  useEffect(() => {
    if (seen.current === now) return;
    seen.current = now;
    router.refresh();
  }, [now, router]);
  return null;
}
