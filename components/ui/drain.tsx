import { classNames } from './class-names.ts';

/** A line that runs out. @param left the share that is left, 0 to 1 */
export function Drain({ left, urgent = false }: { left: number; urgent?: boolean }) {
  return (
    <div className={classNames('drain', urgent && 'drain--live')} aria-hidden="true">
      <i style={{ transform: `scaleX(${Math.max(0, Math.min(1, left))})` }} />
    </div>
  );
}
