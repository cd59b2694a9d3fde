'use client';

import { PieceCard } from '#components/catalogue/piece-card.tsx';
import { useView } from '#components/live/view/use-view.ts';
import { isGone } from '#contract/catalogue/gone.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';

interface LiveCardProps {
  productId: string;
  /** Null for a piece that came to the list after the page. */
  initial: View<'card'> | null;
  /** Whether whoever sees it has it on their own list, until that is known. */
  saved?: boolean;
}

export const cardSizes = '(max-width: 900px) calc(50vw - 28px), (max-width: 1536px) calc(25vw - 30px), 346px';

export function LiveCard({ productId, initial, saved }: LiveCardProps) {
  const view = useView(topicOf.card(productId), initial);
  const shown = view && isGone(view.data) ? initial : view;
  return shown && <PieceCard initial={shown} sizes={cardSizes} saved={saved} />;
}
