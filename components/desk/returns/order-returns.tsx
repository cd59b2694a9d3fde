'use client';

import { trackingWords } from '#components/order/journey/tracking-words.ts';
import { ReturnPhotos } from '#components/return/return-photos.tsx';
import { deskReturnWords, reasonWords, returnTone } from '#components/return/return-words.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { ReturnView } from '#contract/return/return.ts';
import type { Permission } from '#domain/permission/permissions.ts';
import { type ReturnReason, withdrawalReason } from '#domain/return/return-reasons.ts';
import { returnCommandsFor } from '#domain/return/return-transitions.ts';
import { carrierName } from '#domain/shipping/tracking/carrier-name.ts';
import type { TrackingStatus } from '#domain/shipping/tracking/tracking-status.ts';
import { numberWords } from '#domain/stock/numbered.ts';
import '#components/return/return.css';
import { DeskForm } from '#components/desk/desk-form.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { DeclineReturn } from './decline-return.tsx';
import { ReceiveReturn } from './receive-return.tsx';
import { SettleReturn } from './settle-return.tsx';

interface Props {
  order: OrderView;
  path: string;
  /** What the address asks for (`?do=`): a dialog, for browsers without JavaScript. */
  asked: string | null;
  makesLabels: boolean;
  may: readonly Permission[];
}

export function OrderReturns({ order, path, asked, may, makesLabels }: Props) {
  const { returns, exchangeFor } = order.afterSale;
  if (returns.length === 0 && !exchangeFor) return null;
  return (
    <section className="desk__apart returns" id="returns" aria-labelledby="returns-title">
      <h2 className="heading-small" id="returns-title">
        Returns
      </h2>
      {exchangeFor && (
        <p className="small muted tabular">
          Replaces the pieces of return {exchangeFor.returnNumber}, order{' '}
          <a className="text-link" href={`/desk/orders/${exchangeFor.publicId}`}>
            {exchangeFor.orderNumber}
          </a>
        </p>
      )}
      {returns.map((back) => (
        <DeskReturn
          key={back.id}
          back={back}
          order={order}
          path={path}
          asked={asked}
          may={may}
          makesLabels={makesLabels}
        />
      ))}
    </section>
  );
}

function DeskReturn({ back, order, path, asked, may, makesLabels }: Props & { back: ReturnView }) {
  const { id, number, status, resolution, lines, note, answer, photoIds, labelId, parcel } = back;
  const commands = returnCommandsFor(status, 'desk');
  const decides = may.includes('return:decide');
  const action = `/api${path}/returns/${id}`;
  return (
    <article className="return-card" aria-label={`Return ${number}`}>
      <div className="between">
        <h3 className="heading-small tabular">{number}</h3>
        <Badge tone={returnTone[status]}>{deskReturnWords[status]}</Badge>
      </div>
      <ul className="return-card__lines">
        {lines.map((line) => (
          <li key={line.id}>
            <span className="work-title">{line.title}</span>
            <span className="small muted tabular">
              {[
                numberWords(line.numbers, line.numberedOf) ?? `Quantity ${line.quantity}`,
                line.reason !== withdrawalReason && (reasonWords[line.reason as ReturnReason] ?? line.reason),
                line.exchangeSku && `for ${line.exchangeSku}`,
                back.receivedAt && `${line.restocked} back in stock`,
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
      <p className="small">
        {lines.some(({ reason }) => reason === withdrawalReason)
          ? 'Part of a withdrawal. Refund it on the withdrawal’s page.'
          : resolution === 'refund'
            ? `The customer wants ${formatMoney(back.amount, order.totals.currency)} back.`
            : 'The customer wants an exchange.'}
      </p>
      {note && <p className="small muted return-card__note">{note}</p>}
      <ReturnPhotos ids={photoIds} number={number} />
      {answer && <p className="small muted">Your answer: {answer}</p>}
      {labelId && (
        <p className="small tabular">
          <a className="text-link" href={`/api/files/${labelId}`} target="_blank" rel="noreferrer">
            {parcel && !parcel.byCustomer ? 'Label' : 'Return slip'}
          </a>
        </p>
      )}
      {parcel && (
        <p className="small muted tabular">
          {parcel.byCustomer ? 'The customer posts it with ' : ''}
          {carrierName(parcel.carrier)}, {parcel.trackingNumber}.{' '}
          {trackingWords[parcel.status as TrackingStatus] ?? parcel.status}.
        </p>
      )}
      {decides && commands.includes('approve') && (
        <DeskForm
          action={`${action}/approve`}
          label={makesLabels ? 'Approve and create the label' : 'Approve and send the return slip'}
          busy="Approving…"
          done={`Return ${number} is approved`}
        />
      )}
      {decides && commands.includes('decline') && (
        <DeclineReturn back={back} action={action} path={path} openAtLoad={asked === `decline-${number}`} />
      )}
      {may.includes('return:receive') && commands.includes('receive') && <ReceiveReturn back={back} action={action} />}
      {commands.includes('refund') && <SettleReturn back={back} order={order} action={action} may={may} />}
      <Settled back={back} currency={order.totals.currency} />
    </article>
  );
}

function Settled({ back: { refundedAmount, exchangeOrder }, currency }: { back: ReturnView; currency: string }) {
  return (
    <>
      {refundedAmount !== null && <p className="small tabular">{formatMoney(refundedAmount, currency)} refunded.</p>}
      {exchangeOrder && (
        <p className="small tabular">
          Replacement order{' '}
          <a className="text-link" href={`/desk/orders/${exchangeOrder.publicId}`}>
            {exchangeOrder.number}
          </a>
        </p>
      )}
    </>
  );
}
