'use client';

import { Moment } from '#components/ui/format/moment.tsx';
import type { DropOfPiece } from '#contract/drop/drop-page.ts';
import { ToDrop } from './to-drop.tsx';

/** What stands in the place of “Add to bag” until its drop is over, and before it is told when that will be. */
export function InDrop({ drop, held }: { drop: DropOfPiece; held: boolean }) {
  const link = <a href={`/drops/${drop.slug}`}>{drop.title}</a>;
  if (!drop.isKept) {
    return (
      <p className="small muted">
        Anyone can buy it until <Moment at={drop.keptFrom} show="day-time" />. Any left then will go into a drop: {link}
        .
      </p>
    );
  }
  if (held) {
    return (
      <p className="small muted">
        Now in a drop: {link}. Yours is still held. After that, you can buy it only when it’s your turn.
      </p>
    );
  }
  return (
    <div className="buy-form">
      <ToDrop drop={drop} wide />
      <p className="small muted">
        Sold in a drop: {link}. <Door drop={drop} />
      </p>
    </div>
  );
}

function Door({ drop: { state, opensAt, openedAt } }: { drop: DropOfPiece }) {
  if (state === 'drawing') return 'The door opens once the order is drawn.';
  const at = <Moment at={openedAt ?? opensAt} show="day-time" />;
  return state === 'open' ? (
    <>The door opened {at}. If you join now, you go to the end of the line.</>
  ) : (
    <>The door opens {at}. The order is drawn at random.</>
  );
}
