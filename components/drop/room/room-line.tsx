import type { CSSProperties } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { grouped } from '#components/ui/format/format-money.ts';
import type { DropView } from '#contract/drop/drop.ts';
import { peopleWords } from './room-words.ts';

interface RoomLineProps {
  view: Pick<DropView, 'entries' | 'lastPlace' | 'admittedThrough'>;
  place: number | null;
  near: boolean;
  stale: boolean;
}

/** The line from the door to the last place, with who has been in and oneself; before the draw, how many stand in it. */
export function RoomLine({ view, place, near, stale }: RoomLineProps) {
  const { entries, lastPlace: last, admittedThrough: through } = view;
  if (last === 0 && entries === 0) return null;
  const isDrawn = last > 0;
  const share = (at: number) => `${isDrawn ? (Math.min(at, last) / last) * 100 : 0}%`;
  return (
    <div
      className={classNames(
        'drop-line',
        near && 'drop-line--hot',
        stale && 'drop-line--off',
        !isDrawn && 'drop-line--undrawn',
      )}
      role="img"
      aria-label={isDrawn ? drawnWords(place, last, through) : `${inLine(entries)}. The order isn’t drawn yet.`}
      style={{ '--in': share(through), '--you': share(place ?? 0) } as CSSProperties}
    >
      <i className="drop-line__all" />
      <i className="drop-line__inside" />
      {place !== null && (
        <span className="drop-line__own">
          <i />
          <b className="small medium tabular">You, {grouped(place)}</b>
        </span>
      )}
      <span className="drop-line__door micro tabular">{through > 0 ? `${grouped(through)} in` : 'Door'}</span>
      <span className="drop-line__last micro tabular">{isDrawn ? grouped(last) : inLine(entries)}</span>
    </div>
  );
}

const inLine = (entries: number) => `${peopleWords(entries)} in line`;

const drawnWords = (place: number | null, last: number, through: number): string =>
  `${place === null ? '' : `You are number ${grouped(place)} of ${grouped(last)}. `}${through === 1 ? 'One has' : `${grouped(through)} have`} been in.`;
