import { useView } from '#components/live/view/use-view.ts';
import type { ShelfCounts } from '#contract/search/shelf.ts';
import type { View } from '#contract/wire/views.ts';

/** How many a list has, and by which facets, as it is now. */
export const useCounts = (initial: View<'facets'>): ShelfCounts =>
  useView(initial.topic, initial)?.data ?? initial.data;
