'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import type { View } from '#contract/wire/views.ts';

/** Asks for the page again whenever a statement comes or changes. */
export function FreshWithdrawals({ initial }: { initial: View<'desk-withdrawals'> }) {
  const { version } = useView(deskTopicOf.withdrawals, initial) ?? initial;
  const router = useRouter();
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    router.refresh();
  }, [version, router]);
  return null;
}
