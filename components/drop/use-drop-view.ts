'use client';

import { useView } from '#components/live/view/use-view.ts';
import type { DropView } from '#contract/drop/drop.ts';
import { topicOf } from '#contract/topics.ts';

/** What everybody is told of a drop; null until the page is alive. */
export const useDropView = (dropId: string): DropView | null => useView<'drop'>(topicOf.drop(dropId))?.data ?? null;
