'use client';

import { useView } from '#components/live/view/use-view.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import type { DropOfPiece } from '#contract/drop/drop-page.ts';
import { topicOf } from '#contract/wire/topics.ts';

/** The drop that a piece is sold in; null once that is over. */
export function useDropOf(drop: DropOfPiece | null): DropOfPiece | null {
  const view = useView<'drop'>(drop && topicOf.drop(drop.id));
  return view?.data.state === 'over' ? null : drop;
}

/** What stands in the place of “Add to bag” until its drop is over. */
export function InDrop({ drop }: { drop: DropOfPiece }) {
  const state = useView<'drop'>(topicOf.drop(drop.id))?.data.state ?? 'announced';
  return (
    <div className="buy-form">
      <ButtonLink wide href={state === 'announced' ? `/drops/${drop.slug}` : `/drops/${drop.slug}/room`}>
        {state === 'announced' ? 'See the drop' : 'Go to the waiting room'}
      </ButtonLink>
      <p className="small mute">
        Sold in a drop: <a href={`/drops/${drop.slug}`}>{drop.title}</a>. The door opens{' '}
        <Moment at={drop.opensAt} show="day-time" />, and who goes first is drawn.
      </p>
    </div>
  );
}
