'use client';

import { Moment } from '#components/ui/format/moment.tsx';
import type { DropOfPiece } from '#contract/drop/drop-page.ts';
import { ToDrop } from './to-drop.tsx';

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

function Door({ drop: { state, opensAt, openedAt } }: { drop: DropOfPiece }) {
  if (state === 'drawing') return 'The door opens once the order is drawn.';
  const at = <Moment at={openedAt ?? opensAt} show="day-time" />;
  return state === 'open' ? (
    <>The door opened {at}. Whoever comes now goes to the end of the line.</>
  ) : (
    <>The door opens {at}, and who goes first is drawn.</>
  );
}
