'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { DeskForm } from '#components/desk/desk-form.tsx';
import { OrderReturns } from '#components/desk/returns/order-returns.tsx';
import { useView } from '#components/live/view/use-view.ts';
import { OrderMessages } from '#components/message/order-messages.tsx';
import { leftToRefund } from '#components/order/refund-words.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import { Wet } from '#components/ui/wet.tsx';
import type { OrderDeskFacts } from '#contract/desk/desk.ts';
import type { View } from '#contract/wire/views.ts';
import { commandsFor } from '#domain/order/order-transitions.ts';
import { CancelOrder } from './cancel-order.tsx';
import { OrderAside } from './order-aside.tsx';
import { OrderDisputes, OwedRefunds, ThoughDisputed } from './order-disputes.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderParcels } from './order-parcels.tsx';
import { cancelWords, sourceWords, statusTone, statusWords } from './order-words.ts';
import { PackedPhotos } from './packed-photos.tsx';
import { RefundOrder } from './refund-order.tsx';
import { VatCheck } from './vat-check.tsx';

export interface OrderPageProps {
  initial: View<'order'>;
  facts: OrderDeskFacts;
  /** What the address asks for (`?do=`): a dialog, for browsers without JavaScript. */
  asked: string | null;
  messages: { initial: View<'order-messages'>; formKey: string };
}

export function OrderPage({ initial, facts, asked, messages }: OrderPageProps) {
  const view = useView(initial.topic, initial) ?? initial;
  useFreshFacts(view.version, initial.version, facts);
  const order = view.data;
  const commands = commandsFor(order.status, 'desk');
  const path = `/desk/orders/${order.publicId}`;
  const isPaid = order.payment?.status === 'approved' || order.afterSale.exchangeFor !== null;
  const refundable = commands.includes('refund') && isPaid && leftToRefund(order) > 0;
  const why = order.cancelReason ? cancelWords[order.cancelReason] : order.cancelNote;
  return (
    <>
      <div className="dh">
        <div>
          <p className="small">
            <a className="link" href="/desk/orders">
              Orders
            </a>
          </p>
          <h1 className="h1 num">{order.number}</h1>
          <p className="small mute num">
            {sourceWords[order.source]}, <Moment at={order.placedAt} show="day-time" />
          </p>
        </div>
        <div className="row wr">
          {order.isTest && <Badge tone="attention">Test, nothing was paid</Badge>}
          <Badge tone={statusTone[order.status]}>
            <Wet text={statusWords[order.status]} />
          </Badge>
          {commands.includes('cancel') && <CancelOrder order={order} path={path} openAtLoad={asked === 'cancel'} />}
          {refundable && <RefundOrder view={view} path={path} openAtLoad={asked === 'refund'} />}
          {(commands.includes('start_packing') || commands.includes('pay')) && (
            <DeskForm
              action={`/api${path}/packing`}
              label={commands.includes('pay') ? 'Take payment and start packing' : 'Start packing'}
              busy={commands.includes('pay') ? 'Charging…' : 'Starting…'}
              done={`${order.number} is being packed`}
              kind={commands.includes('pack') ? 'secondary' : 'primary'}
            >
              <ThoughDisputed order={order} />
            </DeskForm>
          )}
          {order.collectAt && commands.includes('hand_over') && (
            <DeskForm
              action={`/api${path}/hand-over`}
              label="Mark collected"
              busy="Saving…"
              done={`${order.number} is collected`}
            >
              <ThoughDisputed order={order} />
            </DeskForm>
          )}
          {commands.includes('pack') && (
            <DeskForm
              action={`/api${path}/pack`}
              label="Mark packed"
              kind={commands.includes('start_packing') ? 'secondary' : 'primary'}
              busy="Saving…"
              done={`${order.number} is packed`}
            >
              <ThoughDisputed order={order} />
            </DeskForm>
          )}
        </div>
      </div>
      {why && <p className="quiet-line">Cancelled: {why}</p>}
      <div className="g12 wide">
        <div className="c8">
          <OrderDisputes order={order} answerBy={facts.answerBy} />
          {facts.vat && <VatCheck order={order} vat={facts.vat} path={path} />}
          <OwedRefunds order={order} path={path} />
          <OrderLines order={order} />
          {!order.collectAt && <OrderParcels order={order} path={path} mayShip={commands.includes('ship')} />}
          <PackedPhotos order={order} action={`/api${path}/packed-photos`} />
          <OrderReturns order={order} path={path} asked={asked} />
          <div className="mt">
            <OrderMessages {...messages} side="desk" action={`/api${path}/messages`} />
          </div>
        </div>
        <OrderAside order={order} />
      </div>
    </>
  );
}

/** The desk's own facts aren't in the order's view: they are read again when it changes. */
function useFreshFacts(version: number, shown: number, { answerBy, vat }: OrderDeskFacts): void {
  const router = useRouter();
  const hasFacts = vat !== null || Object.keys(answerBy).length > 0;
  useEffect(() => {
    if (hasFacts && version > shown) router.refresh();
  }, [hasFacts, version, shown, router]);
}
