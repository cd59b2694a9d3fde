'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';

/** Reads the page again whenever somebody changes delivery or taxes. */
export function FollowTariff({ initial }: { initial: View<'tariff'> }) {
  const router = useRouter();
  const version = (useView(topicOf.tariff, initial) ?? initial).version;
  useEffect(() => {
    if (version > initial.version) router.refresh();
  }, [version, initial.version, router]);
  return null;
}
