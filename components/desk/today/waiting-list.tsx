import { TimeLeft } from '#components/desk/lots/time-left.tsx';
import { Thumb } from '#components/desk/thumb.tsx';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { formatCalendarDay } from '#components/ui/format/format-date.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { WaitingWork } from '#contract/desk/waiting.ts';
import { waitingWords } from './waiting-words.ts';
import './waiting-list.css';

interface Props {
  works: readonly WaitingWork[];
  /** When the page was made, in milliseconds. */
  now: number;
}

/** What waits, by what runs out first, each with its next act. */
export function WaitingList({ works, now }: Props) {
  return (
    <section aria-labelledby="what-now">
      <div className="desk-panel-head">
        <h2 className="heading-small" id="what-now">
          What now
        </h2>
        {works.length > 1 && <span className="small muted">Most urgent first</span>}
      </div>
      {works.length === 0 ? (
        <p className="desk__empty">Nothing is waiting for you.</p>
      ) : (
        <ol className="desk-waiting tabular">
          {works.map((work) => (
            <WaitingRow key={work.kind} work={work} now={now} />
          ))}
        </ol>
      )}
    </section>
  );
}

function WaitingRow({ work, now }: { work: WaitingWork; now: number }) {
  const { kind, count, images } = work;
  const { one, many, act, href } = waitingWords[kind];
  const title = count === 1 ? one : many;
  return (
    <li>
      <span className="desk-waiting__count">{count}</span>
      <span>
        <b className="bold">{title}</b>
        <span className="small muted desk-waiting__first">
          <First work={work} now={now} />
        </span>
      </span>
      <span className="desk-waiting__images" aria-hidden="true">
        {images.map((file) => (
          <Thumb key={file} file={file} />
        ))}
      </span>
      <ButtonLink kind="secondary" small href={href(work)} aria-label={`${act}: ${count} ${title.toLowerCase()}`}>
        {act}
      </ButtonLink>
    </li>
  );
}

const dayMs = 86_400_000;

/** The most urgent one, in words. */
function First({ work, now }: { work: WaitingWork; now: number }) {
  const { kind, due, since, promised, first, amount, currency, left, sold } = work;
  const name = [first, amount !== null && currency ? formatMoney(amount, currency) : null].filter(Boolean).join(', ');
  if (kind === 'low_stock') return `${first} has ${left} left, ${sold} sold in 30 days`;
  if (kind === 'lots_closing' && due)
    return (
      <>
        {name}, closes in <TimeLeft until={due} over="Closing" urgentClass="live-text medium" />
      </>
    );
  if (kind === 'disputes')
    return (
      <>
        {name}
        {due && (
          <>
            , answer by <Late due={due} now={now} />
          </>
        )}
      </>
    );
  if (kind === 'unpaid_lots')
    return (
      <>
        {name}
        {due && (
          <>
            , to be paid by <Late due={due} now={now} />
          </>
        )}
      </>
    );
  if (kind === 'withdrawals' && due)
    return (
      <>
        The first refund is due by <Late due={due} now={now} />
      </>
    );
  if (promised) return `${first} is promised for ${formatCalendarDay(promised)}`;
  if (since)
    return (
      <>
        {name ? `${name}, waiting since` : 'The oldest has waited since'} <Moment at={since} show="day-time" />
      </>
    );
  return name;
}

/** A deadline, loud in its last day. */
const Late = ({ due, now }: { due: string; now: number }) =>
  Date.parse(due) - now < dayMs ? (
    <b className="live-text medium">
      <Moment at={due} show="day-time" />
    </b>
  ) : (
    <Moment at={due} show="day-time" />
  );
