'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/views.ts';
import { useView } from '../live/use-view.ts';

/** Reads the page again whenever somebody changes delivery or taxes. */
export function FollowTariff({ initial }: { initial: View<'tariff'> }) {
  const router = useRouter();
  const version = (useView(topicOf.tariff, initial) ?? initial).version;
  useEffect(() => {
    if (version > initial.version) router.refresh();
  }, [version, initial.version, router]);
  return null;
}
