import { formatCalendarDay } from '#components/ui/format/format-date.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { OrderView } from '#contract/order/page/order-view.ts';
import { nothingRefunded, paymentThen } from '#domain/withdrawal/nothing-refunded.ts';
import { withdrawalDays } from '#domain/withdrawal/withdrawal-period.ts';

const isOff: ReadonlySet<string> = new Set(['cancelled', 'refunded']);
const inTheHouse: ReadonlySet<string> = new Set(['placed', 'authorised', 'paid', 'packing', 'packed']);

/** The way to withdraw, and what has come of a statement. */
export function OrderWithdrawal({ order }: { order: OrderView }) {
  const { lastDay, isOver, given } = order.withdrawal;
  // Nothing is left to withdraw from; the footer has the way all the same.
  if (isOff.has(order.status) && given.length === 0) return null;
  return (
    <section className="share-order" aria-labelledby="withdrawal-title">
      <h2 className="heading-small" id="withdrawal-title">
        {isOver && lastDay ? `The ${withdrawalDays} days ended on ${formatCalendarDay(lastDay)}` : 'Right to withdraw'}
      </h2>
      {given.map((one) => (
        <Given key={one.number} given={one} order={order} />
      ))}
      {!isWithdrawn(order) && (
        <>
          <p>
            <a className="text-link" href={`/withdraw?order=${order.publicId}`}>
              {isOver ? 'It arrived later than that' : 'Withdraw from contract here'}
            </a>
            {!isOver && lastDay && <span className="muted tabular"> until {formatCalendarDay(lastDay)}</span>}
          </p>
          <p className="small muted">{wordsFor(order)}</p>
        </>
      )}
    </section>
  );
}

/** Every piece of it is in a statement that holds. */
function isWithdrawn({ lines, withdrawal: { given } }: OrderView): boolean {
  const holding = given.filter(({ status }) => status !== 'not_applicable');
  if (holding.length === 0) return false;
  if (holding.some((one) => one.lines === null)) return true;
  const withdrawn = (sku: string) =>
    sumOf(holding.flatMap((one) => one.lines ?? []).filter((line) => line.sku === sku));
  return lines.every(({ sku, quantity }) => withdrawn(sku) >= quantity);
}

const sumOf = (lines: readonly { quantity: number }[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

function wordsFor({ status, withdrawal: { lastDay, isOver }, afterSale }: OrderView): string {
  if (isOver)
    return afterSale.returnUntil !== null
      ? 'You can still send pieces back under our own terms.'
      : 'A statement is accepted all the same: a delivery date can be wrong.';
  if (lastDay) return 'Withdrawing needs no reason.';
  return inTheHouse.has(status)
    ? `You can withdraw at any time until it arrives, and for ${withdrawalDays} days after that.`
    : `You can withdraw until it arrives, and for ${withdrawalDays} days after that. A parcel on its way can be refused at the door or sent back.`;
}

function Given({ given, order }: { given: OrderView['withdrawal']['given'][number]; order: OrderView }) {
  const { number, receivedAt, status, refundAmount, sendsBack, sendBackBy, refundBy, answer } = given;
  return (
    <p className="tabular">
      <b className="bold">You withdrew, {number}</b>, <Moment at={receivedAt} show="day-time" />.{' '}
      {status === 'refunded' &&
        (refundAmount
          ? `We’ve refunded ${formatMoney(refundAmount, order.totals.currency)}.`
          : nothingRefunded(paymentThen({ paidAt: order.paidAt, payments: order.payment ? [order.payment] : [] })))}
      {status === 'to_refund' &&
        `${sendsBack ? `Send the pieces back by ${formatCalendarDay(sendBackBy)}. ` : ''}We’ll refund you by ${formatCalendarDay(refundBy)}.`}
      {status === 'not_applicable' && answer}
    </p>
  );
}
