import { classNames } from '#components/ui/class-names.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { counted } from '#components/ui/format/count-words.ts';
import type { GoLiveCheck } from '#contract/go-live/go-live.ts';
import './go-live.css';

/** What the shop needs before it sells. Gone once everything is done. @param waiting how many will be told of the opening */
export function GoLiveList({ checks, waiting }: { checks: readonly GoLiveCheck[]; waiting: number }) {
  if (checks.every(({ done }) => done)) return null;
  const needed = checks.filter((check) => check.needed);
  const stopping = needed.filter(({ stopsSales }) => stopsSales);
  const before = needed.filter(({ stopsSales }) => !stopsSales);
  const others = checks.filter((check) => !check.needed);
  const first = needed.find(({ done, href }) => !done && href !== null);
  const left = needed.filter(({ done }) => !done).length;
  return (
    <section aria-labelledby="go-live">
      <h2 className="heading" id="go-live">
        {left === 0 ? 'Ready to sell' : 'Not ready to sell yet'}
      </h2>
      {waiting > 0 && (
        <p className="small muted tabular">
          {counted(waiting, 'person', 'people')} asked to be told when you open. The emails leave once live payments
          work and the date has come, if you have set one.
        </p>
      )}
      {left > 0 && (
        <>
          <Rows title="Before anyone can pay" checks={stopping} first={first} />
          <Rows title="Before you sell" note={notNeededToPay(before)} checks={before} first={first} />
        </>
      )}
      <Rows title="Before it’s at its best" note="You can sell without these" checks={others} first={undefined} />
    </section>
  );
}

/** Said while something is missing that the checkout doesn't wait for. */
const notNeededToPay = (checks: readonly GoLiveCheck[]): string =>
  `${checks.filter(({ done }) => done).length} of ${checks.length} done. The checkout doesn’t wait for these.`;

interface RowsProps {
  title: string;
  note?: string;
  checks: readonly GoLiveCheck[];
  first: GoLiveCheck | undefined;
}

function Rows({ title, note, checks, first }: RowsProps) {
  const done = checks.filter((check) => check.done).length;
  return (
    <div className="desk__apart">
      <div className="between">
        <h3 className="heading-small">{title}</h3>
        <span className="small muted tabular">{note ?? `${done} of ${checks.length} done`}</span>
      </div>
      <ol className="go-live">
        {checks.map((check) => (
          <Row key={check.name} check={check} isFirst={check === first} />
        ))}
      </ol>
    </div>
  );
}

function Row({ check: { name, done, needed, says, href, action }, isFirst }: { check: GoLiveCheck; isFirst: boolean }) {
  const stops = !done && needed;
  return (
    <li>
      <span className={classNames('go-live__box', done && 'go-live__box--done', stops && 'go-live__box--missing')}>
        <span className="visually-hidden">{done ? 'Done: ' : stops ? 'Missing: ' : 'Not done: '}</span>
        {done && (
          <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
            <path d="M3 8.5l3.5 3.5L13 4.5" />
          </svg>
        )}
      </span>
      <b className="medium">{name}</b>
      <span className={classNames('small tabular go-live__says', stops ? 'go-live__says--stops' : 'muted')}>
        {says}
      </span>
      <span className="go-live__go">
        {href === null ? (
          !done && <span className="small muted">{action}</span>
        ) : done ? (
          <a className="text-link" href={href} aria-label={`${action} ${name.toLowerCase()}`}>
            {action}
          </a>
        ) : (
          <ButtonLink
            href={href}
            small
            kind={isFirst ? 'primary' : 'secondary'}
            aria-label={`${action} ${name.toLowerCase()}`}
          >
            {action}
          </ButtonLink>
        )}
      </span>
    </li>
  );
}
