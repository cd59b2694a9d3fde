import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { formatRemaining } from '#components/ui/format/format-clock.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { type ListedOrder, listStanding } from '../order/list-standing.ts';
import { readerTime } from '../order/reader-time.ts';
import { classNames } from '../ui/class-names.ts';
import type { ToAnswer } from './to-answer.ts';

/** Each with one button. The first of them is the page's own, if it wants an answer. */
export function Answers({ answers }: { answers: readonly ToAnswer[] }) {
  if (answers.length === 0) return null;
  return (
    <section aria-labelledby="answers">
      <div className="section-head">
        <h2 className="heading" id="answers">
          Now
        </h2>
      </div>
      <ul className="settings-list settings-list--answers">
        {answers.map((answer, place) => (
          <Answer key={answer.key} answer={answer} first={place === 0} />
        ))}
      </ul>
    </section>
  );
}

function Answer({ answer, first }: { answer: ToAnswer; first: boolean }) {
  const { what, pressing, title, work, image, about, payBy, clock, order } = answer;
  return (
    <li>
      <Photograph image={image} alt="" sizes="64px" />
      <span>
        <span className={classNames('small medium tabular', pressing && 'live-text')}>{what}</span>
        <b className={classNames('heading-small', work ? 'work-title' : 'tabular')}>
          {order ? <Standing order={order} otherwise={title} /> : title}
        </b>
        <span className="small muted tabular">
          {about}
          {payBy && (
            <>
              , until <Moment at={payBy} show="day-time" />
            </>
          )}
          {clock && <Clock {...clock} />}
        </span>
      </span>
      <Press answer={answer} kind={first && !order ? 'primary' : 'secondary'} />
    </li>
  );
}

function Press({ answer, kind }: { answer: ToAnswer; kind: 'primary' | 'secondary' }) {
  const { sku, href, press, title } = answer;
  const label = `${press}: ${title}`;
  if (sku === null) {
    return (
      <ButtonLink href={href} small kind={kind} aria-label={label}>
        {press}
      </ButtonLink>
    );
  }
  return (
    <form method="post" action="/api/bag/lines">
      <input type="hidden" name="sku" value={sku} />
      <Button type="submit" small kind={kind} aria-label={label}>
        {press}
      </Button>
    </form>
  );
}

function Standing({ order, otherwise }: { order: ListedOrder; otherwise: string }) {
  return useByServerNow((now) => listStanding(order, readerTime(now)), 60_000) ?? otherwise;
}

/** What is left, by the shop's clock; the moment itself until the page is alive. */
function Clock({ words, until }: NonNullable<ToAnswer['clock']>) {
  const left = useByServerNow((now) => (now === null ? null : formatRemaining(Date.parse(until) - now)));
  return left === null ? (
    <>
      , until <Moment at={until} show="day-time" />
    </>
  ) : (
    <>
      , {words} <span className="clock">{left}</span>
    </>
  );
}
