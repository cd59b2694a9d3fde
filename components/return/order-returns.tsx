'use client';

import { useEffect, useRef } from 'react';
import { postageTerms } from '#components/shop/terms-words.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { ReturnView } from '#contract/return/return.ts';
import { type ReturnReason, withdrawalReason } from '#domain/return/return-reasons.ts';
import { returnCommandsFor } from '#domain/return/return-transitions.ts';
import { carrierName } from '#domain/shipping/tracking/carrier-name.ts';
import { numberWords } from '#domain/stock/numbered.ts';
import { announce } from '../ui/announce.ts';
import { Badge } from '../ui/badge.tsx';
import { PostReturn, type ReturnedForm } from './post-return.tsx';
import { ReturnPhotos } from './return-photos.tsx';
import { reasonWords, returnTone, returnWords } from './return-words.ts';
import './return.css';
import { WithdrawReturn } from './withdraw-return.tsx';

interface Props {
  order: OrderView;
  /** The reader stands on the customer's side. */
  mine: boolean;
  /** Whether another return can be begun from here. */
  mayBegin: boolean;
  returned: ReturnedForm;
}

export function OrderReturns({ order, mine, mayBegin, returned }: Props) {
  const { returns, returnUntil, returnPaidBy, returnable, exchangeFor } = order.afterSale;
  const more = mayBegin && returnUntil !== null && returnable.some((line) => line.quantity > 0);
  useNews(returns);
  if (returns.length === 0 && !more && !exchangeFor) return null;
  return (
    <section className="returns" id="returns" aria-labelledby="returns-title">
      <h2 className="heading" id="returns-title">
        Returns
      </h2>
      {exchangeFor && (
        <p className="muted tabular">
          These pieces replace those of return {exchangeFor.returnNumber},{' '}
          <a className="text-link" href={`/orders/${exchangeFor.publicId}`}>
            order {exchangeFor.orderNumber}
          </a>
          .
        </p>
      )}
      {returns.map((back) => (
        <OneReturn key={back.id} back={back} order={order} mine={mine} returned={returned} />
      ))}
      {more && (
        <div className="return-more">
          <p className="muted">
            You can ask to send pieces back until <Moment at={returnUntil} show="day" />. {postageTerms[returnPaidBy]}
          </p>
          <ButtonLink kind="secondary" href={`/orders/${order.publicId}/return`}>
            Send something back
          </ButtonLink>
        </div>
      )}
    </section>
  );
}

function OneReturn({ back, order, mine, returned }: Omit<Props, 'mayBegin'> & { back: ReturnView }) {
  const { number, status, lines, answer, note, labelId, parcel, photoIds, refundedAmount, exchangeOrder } = back;
  return (
    <article className="return-card" aria-label={`Return ${number}`}>
      <div className="between">
        <h3 className="heading-small tabular">{number}</h3>
        <Badge tone={returnTone[status]}>{returnWords[status]}</Badge>
      </div>
      {mine && <NextStep back={back} currency={order.totals.currency} />}
      <ul className="return-card__lines">
        {lines.map(({ id, title, quantity, numbers, numberedOf, reason }) => (
          <li key={id}>
            <span className="work-title">{title}</span>
            <span className="small muted tabular">
              {[
                numberWords(numbers, numberedOf) ?? (quantity > 1 && `${quantity} pieces`),
                reason !== withdrawalReason && (reasonWords[reason as ReturnReason] ?? reason),
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {note && <p className="small muted return-card__note">{note}</p>}
      <ReturnPhotos ids={photoIds} number={number} />
      {answer && <p className="small">We say: {answer}</p>}
      {labelId && (status === 'approved' || status === 'sent') && (
        <p className="tabular">
          <a className="text-link" href={`/api/files/${labelId}`} target="_blank" rel="noreferrer">
            {parcel && !parcel.byCustomer ? 'Print the label' : 'Print the return slip'}
          </a>
        </p>
      )}
      {parcel && (status === 'approved' || status === 'sent') && (
        <p className="small muted tabular">
          {carrierName(parcel.carrier)},{' '}
          {parcel.carrierUrl ? (
            <a className="text-link" href={parcel.carrierUrl} rel="noreferrer noopener" target="_blank">
              {parcel.trackingNumber}
              <span className="visually-hidden">, on the carrier’s page, in a new window</span>
            </a>
          ) : (
            parcel.trackingNumber
          )}
        </p>
      )}
      {mine && status === 'approved' && (!parcel || parcel.byCustomer) && (
        <PostReturn publicId={order.publicId} back={back} returned={returned} />
      )}
      {refundedAmount !== null && (
        <p className="tabular">We refunded {formatMoney(refundedAmount, order.totals.currency)}.</p>
      )}
      {exchangeOrder && (
        <p className="tabular">
          Exchanged for{' '}
          <a className="text-link" href={`/orders/${exchangeOrder.publicId}`}>
            order {exchangeOrder.number}
          </a>
        </p>
      )}
      {mine && returnCommandsFor(status, 'shopper').includes('withdraw') && (
        <WithdrawReturn publicId={order.publicId} back={back} />
      )}
    </article>
  );
}

const postage = {
  shop: 'We pay the postage: write to us with the receipt and we’ll refund it.',
  customer: 'You pay the postage.',
} as const;

function onceHere({ resolution, amount, lines }: ReturnView, currency: string): string {
  if (resolution === 'exchange')
    return 'Once it’s here, we’ll check it and send you another. If none is left, we’ll refund you.';
  if (amount === 0) return 'Once it’s here, we’ll check it.';
  // Its refund has the delivery too, as far as the law gives it back; this sum leaves it out.
  if (lines.some(({ reason }) => reason === withdrawalReason)) return 'Once it’s here, we’ll check it and refund you.';
  return `Once it’s here, we’ll check it and refund ${formatMoney(amount, currency)}.`;
}

/** What happens next, and what is left to do. */
function NextStep({ back, currency }: { back: ReturnView; currency: string }) {
  const { number, status, requestedAt, decidedAt, receivedAt, parcel, labelId, paidBy } = back;
  switch (status) {
    case 'requested':
      return (
        <p className="tabular">
          You asked on <Moment at={requestedAt} show="day" />. Keep the pieces for now: we’ll tell you here and by email
          whether to send them, and how.
        </p>
      );
    case 'approved':
      return (
        <p className="tabular">
          {decidedAt && (
            <>
              Agreed on <Moment at={decidedAt} show="day" />.{' '}
            </>
          )}
          {parcel
            ? parcel.byCustomer
              ? `You sent it with ${carrierName(parcel.carrier)}. ${postage[paidBy]}`
              : `Print the label, put it on the box and hand the box to ${carrierName(parcel.carrier)}.`
            : labelId
              ? `Print the slip, put it in the box and post the box to the address on the slip. ${postage[paidBy]}`
              : `Put a note with ${number} in the box and post it to the address in our email. ${postage[paidBy]}`}{' '}
          {onceHere(back, currency)}
        </p>
      );
    case 'sent':
      return <p className="tabular">You don’t need to do anything. {onceHere(back, currency)}</p>;
    case 'received':
      return (
        <p className="tabular">
          {receivedAt && (
            <>
              It arrived on <Moment at={receivedAt} show="day" />.{' '}
            </>
          )}
          You don’t need to do anything.
        </p>
      );
    default:
      return null;
  }
}

/** What the desk does is said once; what the page opened with isn't news. */
function useNews(returns: readonly ReturnView[]): void {
  const stand = returns.map(({ number, status }) => `${number} ${status}`).join(',');
  const before = useRef(stand);
  useEffect(() => {
    if (before.current === stand) return;
    const known = before.current.split(',');
    before.current = stand;
    for (const { number, status } of returns) {
      if (!known.includes(`${number} ${status}`)) announce(`Return ${number}: ${returnWords[status]}.`);
    }
  }, [stand, returns]);
}
