import { useView } from '#components/live/view/use-view.ts';
import type { DropPiece } from '#contract/drop/drop-page.ts';
import { topicOf } from '#contract/topics.ts';

/** Until when a piece of the drop is held in one's bag; null for none, and until the page is alive. */
export function useHeldUntil(pieces: readonly DropPiece[]): string | null {
  const lines = useView<'my-bag'>(topicOf.myBag)?.data.lines ?? [];
  const held = lines
    .filter(({ sku }) => pieces.some((piece) => piece.sku === sku))
    .map(({ heldUntil }) => heldUntil ?? '');
  return held.sort().at(-1) || null;
}
