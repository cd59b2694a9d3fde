'use client';

import { useView } from '#components/live/view/use-view.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import type { DropOfPiece } from '#contract/drop/drop-page.ts';
import { topicOf } from '#contract/topics.ts';

/** The drop that a piece is sold in, or will be, as it stands now; null once that is over. */
export function useDropOf(drop: DropOfPiece | null): DropOfPiece | null {
  const view = useView<'drop'>(drop && topicOf.drop(drop.id))?.data;
  if (!drop || !view) return drop;
  const { state, opensAt, openedAt, isKept } = view;
  return state === 'over' ? null : { ...drop, state, opensAt, openedAt, isKept };
}

export function ToDrop({ drop: { slug, state }, wide = false }: { drop: DropOfPiece; wide?: boolean }) {
  return state === 'announced' ? (
    <ButtonLink wide={wide} href={`/drops/${slug}`}>
      See the drop
    </ButtonLink>
  ) : (
    <ButtonLink wide={wide} href={`/drops/${slug}/room`}>
      Go to the waiting room
    </ButtonLink>
  );
}
