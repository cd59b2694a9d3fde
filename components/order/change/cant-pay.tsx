import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Note } from '#components/ui/note.tsx';
import type { OrderView } from '#contract/order/page/order-view.ts';
import { extensionDays, type ReleaseReason, releaseReasons } from '#domain/order/won-lot.ts';
import { markWords, releaseReasonWords } from './release-words.ts';
import './cant-pay.css';

export interface CantPayProps {
  order: OrderView;
  /** The reason that was chosen; null: the first step. */
  reason: ReleaseReason | null;
  note: string;
  /** That count now against whoever reads it. */
  marks: number;
  problem: string | null;
}

/** The way out of a won lot: three steps, and the house decides. Every step is a page of its own. */
export function CantPay(props: CantPayProps) {
  const { order, reason, problem } = props;
  const request = order.lot?.request ?? null;
  const bid = formatMoney(order.lines[0]?.unitAmount ?? 0, order.totals.currency);
  return (
    <main className="container cannot-pay">
      <p className="small muted tabular">
        <a className="text-link" href={`/orders/${order.publicId}`}>
          Order {order.number}
        </a>{' '}
        Lot {order.lot?.lotNumber}, won at {bid}
      </p>
      <h1 className="heading-large">I can’t pay</h1>
      {problem && (
        <Note tone="attention" role="alert">
          {problem === 'extension_not_possible' || problem === 'release_not_possible'
            ? 'That’s no longer possible. This page shows where things stand now.'
            : 'Nothing was sent. Try again.'}
        </Note>
      )}
      {request ? (
        <Asked {...props} />
      ) : order.status !== 'placed' ? (
        <Over order={order} />
      ) : reason ? (
        <Meaning {...props} reason={reason} />
      ) : (
        <Reasons order={order} />
      )}
    </main>
  );
}

function Reasons({ order: { publicId } }: { order: OrderView }) {
  return (
    <>
      <p className="lead-text muted">
        A winning bid is binding, so this order can’t be cancelled. Tell us what happened, and we’ll decide what to do.
      </p>
      <section className="cannot-pay__card" aria-labelledby="cp-what">
        <h2 className="heading-small" id="cp-what">
          What happened?
        </h2>
        <form action={`/orders/${publicId}/cant-pay`} method="get" className="cannot-pay__form">
          <fieldset>
            <legend className="visually-hidden">Reason</legend>
            {releaseReasons.map((reason) => (
              <label key={reason} className="cannot-pay__option">
                <input type="radio" name="reason" value={reason} required />
                <span>
                  {releaseReasonWords[reason].title}
                  <span className="small muted">{releaseReasonWords[reason].hint}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <label className="cannot-pay__note">
            In your words, if you like
            <textarea className="input" name="note" maxLength={500} rows={3} />
          </label>
          <p className="small muted">Only we see your reason. Nothing has been sent yet.</p>
          <Button type="submit" wide>
            Continue
          </Button>
        </form>
      </section>
    </>
  );
}

function Meaning({ order, reason, note, marks }: CantPayProps & { reason: ReleaseReason }) {
  const { publicId, payBy, totals, lot } = order;
  const total = formatMoney(totals.totalAmount, totals.currency);
  const later = payBy && new Date(Date.parse(payBy) + extensionDays * 86_400_000).toISOString();
  return (
    <section className="cannot-pay__card" aria-labelledby="cp-means">
      <h2 className="heading-small" id="cp-means">
        What it means
      </h2>
      <p className="bid-standing bid-standing--outbid tabular">
        <span>
          You owe {total}
          {payBy && (
            <>
              {' '}
              until <Moment at={payBy} show="day-time" />
            </>
          )}
        </span>
      </p>
      <ul className="cannot-pay__means">
        <li>We’ll decide. Until then you still owe {total}, and you can still pay.</li>
        <li>If we agree, the lot may be offered to the next bidder.</li>
        <li>{markWords(marks)}</li>
        <li>Your other bids stay as they are.</li>
      </ul>
      <ButtonLink href={`/checkout?order=${publicId}`} wide className="tabular">
        Pay {total} after all
      </ButtonLink>
      {lot?.extendedAt === null && later ? (
        <form method="post" action={`/api/orders/${publicId}/extension`}>
          <Button type="submit" kind="secondary" wide className="tabular">
            Seven more days, to <Moment at={later} show="day" />
          </Button>
        </form>
      ) : (
        <p className="small muted">You have taken your seven more days for this lot.</p>
      )}
      <form method="post" action={`/api/orders/${publicId}/release`}>
        <input type="hidden" name="reason" value={reason} />
        <input type="hidden" name="note" value={note} />
        <Button type="submit" kind="quiet" wide>
          I still can’t pay. Ask to be released
        </Button>
      </form>
    </section>
  );
}

function Asked({ order }: CantPayProps) {
  const { publicId, status, totals, payBy, lot, paidAt } = order;
  const request = lot?.request;
  if (!request) return null;
  const total = formatMoney(totals.totalAmount, totals.currency);
  return (
    <section className="cannot-pay__card" aria-label="What you asked">
      <State order={order} />
      {request.state === 'asked' && status === 'placed' && (
        <p>
          We have your request and will answer here and by email. You still owe {total}. Paying it ends the request.
        </p>
      )}
      {request.state === 'released' && (
        <p>
          You owe nothing for it.
          {request.markUntil && (
            <>
              {' '}
              Your account has an unpaid-lot warning until <Moment at={request.markUntil} show="day" />.
            </>
          )}
        </p>
      )}
      {request.answer && <blockquote>“{request.answer}”</blockquote>}
      <dl className="fact-list tabular">
        <dt>You asked</dt>
        <dd>
          <Moment at={request.askedAt} show="day-time" />
        </dd>
        <dt>Reason</dt>
        <dd>{releaseReasonWords[request.reason].title}</dd>
        {request.note && (
          <>
            <dt>Your words</dt>
            <dd>“{request.note}”</dd>
          </>
        )}
        {status === 'placed' && (
          <>
            <dt>Amount due</dt>
            <dd>{total}</dd>
          </>
        )}
        {status === 'placed' && request.state === 'kept' && payBy && (
          <>
            <dt>Pay by</dt>
            <dd>
              <Moment at={payBy} show="day-time" />
            </dd>
          </>
        )}
      </dl>
      {status === 'placed' && (
        <ButtonLink href={`/checkout?order=${publicId}`} wide className="tabular">
          Pay {total}
        </ButtonLink>
      )}
      {paidAt && <p>You have paid, so the request is over.</p>}
    </section>
  );
}

function State({ order: { status, payBy, lot } }: { order: OrderView }) {
  const request = lot?.request;
  if (!request) return null;
  if (request.state === 'released') {
    return (
      <p className="bid-standing search-panel__number tabular">
        <span>
          Released from lot {lot.lotNumber}, <Moment at={request.decidedAt ?? request.askedAt} show="day-time" />
        </span>
      </p>
    );
  }
  if (request.state === 'kept' && status === 'placed') {
    return (
      <p className="bid-standing bid-standing--lost tabular">
        <span>
          We ask you to pay
          {payBy && (
            <>
              {' '}
              by <Moment at={payBy} show="day-time" />
            </>
          )}
        </span>
      </p>
    );
  }
  return (
    <p className="bid-standing search-panel__number tabular">
      <span>
        Asked <Moment at={request.askedAt} show="day-time" />
      </span>
    </p>
  );
}

const Over = ({ order: { publicId, status, paidAt } }: { order: OrderView }) => (
  <section className="cannot-pay__card">
    <p>
      {paidAt
        ? 'This lot is paid.'
        : status === 'cancelled'
          ? 'This order is over. Nothing is owed for it.'
          : 'Nothing is owed for this lot now.'}
    </p>
    <ButtonLink href={`/orders/${publicId}`} kind="secondary" wide>
      See the order
    </ButtonLink>
  </section>
);
