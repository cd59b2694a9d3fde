import { classNames } from '#components/ui/class-names.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { useToday } from '#components/ui/format/use-today.ts';
import { TickIcon } from '#components/ui/icons.tsx';
import type { JourneyRow } from './journey-list.ts';
import './journey.css';

/** Older rows fold away: a page is about now. */
const shownDone = 5;

const looks = { done: 'journey__done', current: 'journey__current', problem: 'journey__failed', next: 'journey__next' };
/** Said to those who can't see the marks. */
const marks = { done: 'Done: ', current: 'Now: ', problem: 'Problem: ', next: 'Next: ' };

/** @param precise hours and minutes; without them days */
export function JourneyRows({ rows, precise }: { rows: readonly JourneyRow[]; precise: boolean }) {
  const ahead = rows.filter(({ look }) => look === 'next').length;
  // Where it is stays in sight, also when carriers' clocks put it among older rows.
  const here = rows.findIndex(isHere);
  const shownRows = Math.max(ahead + shownDone, here + 1);
  const folded = rows.length > shownRows + 2 ? rows.length - shownRows : 0;
  const shown = rows.slice(0, rows.length - folded);
  const older = rows.slice(rows.length - folded);
  return (
    <>
      <ol className="journey__list" aria-label="Order progress">
        {shown.map((row) => (
          <Row key={row.key} row={row} precise={precise} />
        ))}
      </ol>
      {older.length > 0 && (
        <details className="journey__older">
          <summary className="small">Everything before that</summary>
          <ol className="journey__list">
            {older.map((row) => (
              <Row key={row.key} row={row} precise={precise} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

const isHere = ({ look }: JourneyRow): boolean => look === 'current' || look === 'problem';

function Row({ row, precise }: { row: JourneyRow; precise: boolean }) {
  const { look, title, detail, at, expected } = row;
  return (
    <li className={looks[look]} aria-current={isHere(row) ? 'step' : undefined}>
      <i aria-hidden="true">{look === 'done' && <TickIcon />}</i>
      <div>
        <b className="medium">
          <span className="visually-hidden">{marks[look]}</span>
          {title}
        </b>
        {detail && (
          <span className={classNames('small tabular', look === 'current' ? 'live-text' : 'muted')}>{detail}</span>
        )}
      </div>
      <span className="small muted tabular">
        {at ? <Moment at={at} show={precise ? 'day-time' : 'day'} /> : expected}
      </span>
    </li>
  );
}

/** All moments of a list are by one clock: the reader's. */
export function ListClock() {
  return <>{useToday() === null ? 'All times are in UTC.' : 'All times are your time.'}</>;
}
