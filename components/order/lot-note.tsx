import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { OrderLot } from '#contract/order/won-lot.ts';
import type { NoteWords } from './note-words.ts';

export function ofLot(order: OrderView, lot: OrderLot): NoteWords {
  const { publicId, totals, payment, offer } = order;
  const pay = `Pay ${formatMoney(totals.totalAmount, totals.currency)}`;
  const declined = payment?.status === 'declined';
  if (offer) {
    return {
      tone: 'plain',
      title: declined
        ? 'The last payment was declined. Nothing was charged.'
        : 'You can have this lot for your highest bid.',
      text: order.payBy && (
        <>
          The lot has no buyer yet, and your bid is next in line. The offer ends{' '}
          <Moment at={order.payBy} show="day-time" />. If you do nothing, you owe nothing.
        </>
      ),
      action: (
        <>
          <ButtonLink href={`/checkout?order=${publicId}`} className="tabular">
            {pay}
          </ButtonLink>
          <form method="post" action={`/api/orders/${publicId}/decline`}>
            <Button type="submit" kind="secondary">
              No, thank you
            </Button>
          </form>
        </>
      ),
    };
  }
  return {
    tone: lot.request?.state === 'kept' ? 'attention' : 'plain',
    title: declined
      ? 'The last payment was declined. Nothing was charged.'
      : 'You won this lot. A winning bid is binding.',
    text: <Owed order={order} lot={lot} />,
    action: (
      <>
        <ButtonLink href={`/checkout?order=${publicId}`} className="tabular">
          {pay}
        </ButtonLink>
        <ButtonLink href={`/orders/${publicId}/cant-pay`} kind="quiet">
          {lot.request ? 'See your request' : 'I can’t pay'}
        </ButtonLink>
      </>
    ),
  };
}

function Owed({ order: { payBy }, lot: { request } }: { order: OrderView; lot: OrderLot }) {
  if (request?.state === 'asked') {
    return (
      <>
        You asked to be released on <Moment at={request.askedAt} show="day-time" />. Until we answer, you still owe the
        total. Paying it ends the request.
      </>
    );
  }
  if (!payBy) return null;
  return request?.state === 'kept' ? (
    <>
      We ask you to pay by <Moment at={payBy} show="day-time" />.{request.answer && ` “${request.answer}”`}
    </>
  ) : (
    <>
      Pay by <Moment at={payBy} show="day-time" />.
    </>
  );
}
