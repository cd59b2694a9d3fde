import type { ReactNode } from 'react';
import type { OrderView } from '#contract/order.ts';
import { ButtonLink } from '../ui/button.tsx';
import { formatMoney } from '../ui/format-money.ts';
import { Moment } from '../ui/moment.tsx';
import { Note, type Tone } from '../ui/note.tsx';
import { parcelNote } from './parcel-note.tsx';
import type { ReaderTime } from './reader-time.ts';

export interface NoteWords {
  tone: Tone;
  title: string;
  text: ReactNode;
  action?: ReactNode;
}

/** What the heading can't say: why, what we do, what is safe and what to do. */
export function OrderNote({ order, time }: { order: OrderView; time: ReaderTime }) {
  const words = ofPayment(order) ?? ofEnd(order) ?? parcelNote(order, time);
  if (!words) return null;
  return (
    <div className="wrap tr-n">
      <Note tone={words.tone}>
        <b className="b">{words.title}</b>
        <p>{words.text}</p>
        {words.action && <div className="row tr-na">{words.action}</div>}
      </Note>
    </div>
  );
}

function ofPayment({ status, payment, payBy, publicId, totals, offer }: OrderView): NoteWords | null {
  if (status !== 'placed') return null;
  if (payment?.status === 'requires_action') {
    return {
      tone: 'attention',
      title: 'One more step.',
      text: 'Your bank wants to know that it’s you who pays. Nothing is charged until you answer, and your pieces stay held.',
      action: <ButtonLink href={`/checkout/authenticate/${payment.id}`}>Confirm with your bank</ButtonLink>,
    };
  }
  if (payment?.status === 'created' || payment?.status === 'processing') {
    return {
      tone: 'attention',
      title: 'Don’t pay again.',
      text: 'Your bank hasn’t answered yet. This page shows its answer by itself, mostly within seconds; you are never charged twice.',
    };
  }
  return {
    tone: 'plain',
    title:
      payment?.status === 'declined'
        ? 'The last payment was declined, nothing was charged.'
        : offer
          ? 'You may have this lot for the most you bid.'
          : 'It is yours once it is paid.',
    text: payBy && (
      <>
        {offer && 'It found no other buyer, and your bid was next. You owe nothing if you let it pass. '}
        Pay by <Moment at={payBy} show="day-time" />. After that {offer ? 'the offer lapses' : 'it goes back'}.
      </>
    ),
    action: (
      <ButtonLink href={`/checkout?order=${publicId}`}>
        Pay {formatMoney(totals.totalAmount, totals.currency)}
      </ButtonLink>
    ),
  };
}

function ofEnd({ status, cancelReason, refundedAmount, totals }: OrderView): NoteWords | null {
  if (status !== 'cancelled' && status !== 'refunded') return null;
  const back = formatMoney(refundedAmount, totals.currency);
  if (cancelReason === 'stock_gone') {
    return {
      tone: 'attention',
      title: 'The last piece was sold while your bank was deciding.',
      text: `The time you held it ran out before the payment came through. We gave the whole ${back} back at once. Banks take up to five days to show it; you need do nothing.`,
      action: (
        <ButtonLink href="/shop" kind="secondary">
          Look at what is there
        </ButtonLink>
      ),
    };
  }
  if (refundedAmount > 0) {
    return {
      tone: 'plain',
      title: `${back} went back to you.`,
      text: 'Banks take up to five days to show it. You need do nothing.',
    };
  }
  const texts: Record<string, string> = {
    payment_declined: 'The payment was declined. If the pieces are still in your bag you can try another card.',
    offer_lapsed: 'You let the offer pass. You owe nothing.',
    unpaid: 'The time to pay ran out, so the pieces went back on the shelf.',
  };
  return { tone: 'plain', title: 'Nothing was charged.', text: texts[cancelReason ?? ''] ?? cancelReason ?? '' };
}
