import { ButtonLink } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { OrderView } from '#contract/order/page/order-view.ts';
import { traitsOfProvider } from '#contract/payment/payment-providers.ts';
import type { CancelReason } from '#domain/order/cancel-reason.ts';
import { Note } from '../ui/note.tsx';
import { byHandNote } from './by-hand-note.tsx';
import { ofLot } from './lot-note.tsx';
import type { NoteWords } from './note-words.ts';
import { parcelNote } from './parcel/parcel-note.tsx';
import type { ReaderTime } from './reader-time.ts';
import {
  giftCardBack,
  ifTaken,
  isByHand,
  isLetGo,
  isToGive,
  isUndecided,
  letGo,
  refundedWords,
} from './refund-words.ts';

export function OrderNote({ order, time }: { order: OrderView; time: ReaderTime }) {
  const words = ofPayment(order) ?? ofEnd(order) ?? parcelNote(order, time);
  if (!words) return null;
  return (
    <div className="container order-page__note">
      <Note tone={words.tone}>
        <b className="bold">{words.title}</b>
        <p>{words.text}</p>
        {words.action && <div className="cluster order-page__actions">{words.action}</div>}
      </Note>
    </div>
  );
}

function ofPayment(order: OrderView): NoteWords | null {
  const { status, payment, publicId, totals } = order;
  if (status !== 'placed') return null;
  const toPay = totals.totalAmount - totals.giftCardAmount;
  const isOpen = payment?.status === 'requires_action' || payment?.status === 'created';
  if (payment && isOpen && traitsOfProvider(payment.provider)?.resumes) {
    return {
      tone: 'attention',
      title: payment.reason ? 'The last payment failed. Nothing was charged.' : 'It is not paid yet.',
      text: order.payBy && <PayUntil payBy={order.payBy} isLot={order.lot !== null} />,
      action: (
        <ButtonLink href={`/checkout/authenticate/${payment.id}`}>Pay {formatMoney(toPay, totals.currency)}</ButtonLink>
      ),
    };
  }
  if (payment?.status === 'requires_action') {
    return {
      tone: 'attention',
      title: 'One more step.',
      text: 'Your bank asks you to approve this payment. Nothing is charged until you answer, and your pieces stay held.',
      action: <ButtonLink href={`/checkout/authenticate/${payment.id}`}>Confirm with your bank</ButtonLink>,
    };
  }
  if (payment?.status === 'created' || payment?.status === 'processing') {
    return {
      tone: 'attention',
      title: 'Don’t pay again.',
      text: 'Your bank hasn’t answered yet. This page updates automatically, usually within seconds. You are never charged twice.',
    };
  }
  if (order.lot) return ofLot(order, order.lot);
  if (order.payWay && order.payWay.kind !== 'link') return byHandNote(order, order.payWay);
  return {
    tone: 'plain',
    title:
      payment?.status === 'declined'
        ? 'The last payment was declined. Nothing was charged.'
        : 'It is yours once it is paid.',
    text: order.payBy && (
      <>
        Pay by <Moment at={order.payBy} show="day-time" />. After that it goes back.
      </>
    ),
    action: <ButtonLink href={`/checkout?order=${publicId}`}>Pay {formatMoney(toPay, totals.currency)}</ButtonLink>,
  };
}

function PayUntil({ payBy, isLot }: { payBy: string; isLot: boolean }) {
  const until = <Moment at={payBy} show="day-time" />;
  return isLot ? (
    <>The lot is yours to pay until {until}. Your bank may ask you to approve the payment.</>
  ) : (
    <>Your pieces are held until {until}. After that the order is cancelled.</>
  );
}

function ofEnd(order: OrderView): NoteWords | null {
  const { status, cancelReason, cancelNote, refundedAmount, totals, lot, afterSale } = order;
  if (status !== 'cancelled' && status !== 'refunded') return null;
  const back = formatMoney(refundedAmount, totals.currency);
  if (cancelReason === 'stock_gone') {
    return {
      tone: 'attention',
      title: isByHand(order.payment)
        ? 'The last piece was sold before your payment arrived.'
        : 'The last piece was sold while your bank was deciding.',
      text: [
        'The time you held it ran out before the payment came through.',
        giftCardBack(order),
        // What is still to be given back by hand is said by itself.
        refundedAmount > 0 &&
          !isByHand(order.payment) &&
          `We gave the whole ${back} back at once. ${refundedWords(order)}`,
      ]
        .filter(Boolean)
        .join(' '),
      action: (
        <ButtonLink href="/shop" kind="secondary">
          See what’s in the shop
        </ButtonLink>
      ),
    };
  }
  if (afterSale.exchangeFor) {
    const { paidWith, refundedAmount: returned } = afterSale.exchangeFor;
    return {
      tone: 'plain',
      title: returned > 0 ? `We refunded ${formatMoney(returned, totals.currency)}.` : 'Nothing was left to refund.',
      text: returned > 0 ? `You had paid it with order ${paidWith}, and it goes back the same way.` : cancelNote,
    };
  }
  // What failed or is on its way is said by itself.
  if (order.refunds.some((one) => one.status === 'failed' || one.status === 'sent' || isToGive(one))) return null;
  if (refundedAmount > 0) {
    return {
      tone: 'plain',
      title: `We refunded ${back}.`,
      text: refundedWords(order),
    };
  }
  const texts: Record<Exclude<CancelReason, 'stock_gone'>, string> = {
    payment_declined:
      'The payment was declined. If the pieces are still in your bag you can try again, or pay another way.',
    offer_lapsed: 'You let the offer pass. You owe nothing.',
    offer_declined: 'You declined the offer. You owe nothing.',
    unpaid: lot
      ? 'The lot wasn’t paid for in time. The house may offer it to the next bidder.'
      : 'The time to pay ran out, so we stopped holding the pieces.',
    released: 'You asked to be released from this lot, and we agreed. You owe nothing for it.',
  };
  if (order.payWay?.kind === 'transfer')
    return {
      tone: 'plain',
      title: 'We haven’t received a transfer for this order.',
      text: [cancelReason ? texts[cancelReason] : cancelNote, 'If you’ve sent one, write to us.']
        .filter(Boolean)
        .join(' '),
    };
  return {
    tone: 'plain',
    title: isLetGo(order) ? letGo('Your') : isUndecided(order) ? ifTaken : 'Nothing was charged.',
    text: [cancelReason ? texts[cancelReason] : cancelNote, giftCardBack(order)].filter(Boolean).join(' '),
  };
}
