'use client';

import { useView } from '#components/live/view/use-view.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import type { DropOfPiece } from '#contract/drop/drop-page.ts';
import { topicOf } from '#contract/wire/topics.ts';

/** The drop that a piece is sold in, as it stands now; null once that is over. */
export function useDropOf(drop: DropOfPiece | null): DropOfPiece | null {
  const view = useView<'drop'>(drop && topicOf.drop(drop.id))?.data;
  if (!drop || !view) return drop;
  const { state, opensAt, openedAt } = view;
  return state === 'over' ? null : { ...drop, state, opensAt, openedAt };
}

/** What stands in the place of “Add to bag” until its drop is over. */
export function InDrop({ drop }: { drop: DropOfPiece }) {
  return (
    <div className="buy-form">
      <ToDrop drop={drop} wide />
      <p className="small mute">
        Sold in a drop: <a href={`/drops/${drop.slug}`}>{drop.title}</a>. <Door drop={drop} />
      </p>
    </div>
  );
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

function Door({ drop: { state, opensAt, openedAt } }: { drop: DropOfPiece }) {
  if (state === 'drawing') return 'The door opens once the order is drawn.';
  const at = <Moment at={openedAt ?? opensAt} show="day-time" />;
  return state === 'open' ? (
    <>The door opened {at}. Whoever comes now goes to the end of the line.</>
  ) : (
    <>The door opens {at}, and who goes first is drawn.</>
  );
}
