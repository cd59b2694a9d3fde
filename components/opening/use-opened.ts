'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import type { View } from '#contract/wire/views.ts';

/** Reads the page again as soon as the shop opens. @param initial null: it was open when the page was made */
export function useOpened(initial: View<'opening'> | null): void {
  const router = useRouter();
  const opened = useView<'opening'>(initial?.topic ?? null, initial)?.data.open ?? false;
  useEffect(() => {
    if (opened) router.refresh();
  }, [opened, router]);
}
