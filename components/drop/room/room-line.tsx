import type { CSSProperties } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { grouped } from '#components/ui/format/format-money.ts';

interface RoomLineProps {
  place: number | null;
  through: number;
  last: number;
  near: boolean;
  stale: boolean;
}

/** The line from the door to the last place, with who has been in and oneself. */
export function RoomLine({ place, through, last, near, stale }: RoomLineProps) {
  const share = (at: number) => `${last === 0 ? 0 : (Math.min(at, last) / last) * 100}%`;
  const words = `${place === null ? '' : `You are number ${grouped(place)} of ${grouped(last)}. `}${grouped(through)} have been in.`;
  return (
    <div
      className={classNames('dline', near && 'hot', stale && 'off')}
      role="img"
      aria-label={words}
      style={{ '--in': share(through), '--you': share(place ?? 0) } as CSSProperties}
    >
      <i className="dline-all" />
      <i className="dline-in" />
      {place !== null && (
        <span className="dline-you">
          <i />
          <b className="small med num">You, {grouped(place)}</b>
        </span>
      )}
      <span className="dline-door micro num">{through > 0 ? `${grouped(through)} in` : 'Door'}</span>
      <span className="dline-last micro num">{grouped(last)}</span>
    </div>
  );
}
