'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { OrderReturns } from '#components/desk/returns/order-returns.tsx';
import { useView } from '#components/live/view/use-view.ts';
import { OrderMessages } from '#components/order/message/order-messages.tsx';
import { leftToRefund } from '#components/order/refund-words.ts';
import type { OrderDeskFacts } from '#contract/order/desk-order.ts';
import type { View } from '#contract/wire/views.ts';
import { mayChangeAddress } from '#domain/order/address-change.ts';
import { commandsFor } from '#domain/order/order-transitions.ts';
import type { Permission } from '#domain/permission/permissions.ts';
import { CancelOrder } from './cancel-order.tsx';
import { ChangeAddress } from './change-address.tsx';
import { MarkAsPaid, ToBePaid } from './mark-as-paid.tsx';
import { OrderAside } from './order-aside.tsx';
import { OrderDisputes, OwedRefunds } from './order-disputes.tsx';
import { OrderHead } from './order-head.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderParcels } from './order-parcels.tsx';
import { cancelWords } from './order-words.ts';
import { PackedPhotos } from './packed-photos.tsx';
import { PackingActions } from './packing-actions.tsx';
import { RefundOrder } from './refund-order.tsx';
import { VatCheck } from './vat-check.tsx';

export interface OrderPageProps {
  initial: View<'order'>;
  facts: OrderDeskFacts;
  /** What the address asks for (`?do=`): a dialog, for browsers without JavaScript. */
  asked: string | null;
  /** Null for those who may not answer customers. */
  messages: { initial: View<'order-messages'>; formKey: string } | null;
  /** Whether its parcels need a customs declaration. */
  needsCustoms: boolean;
  /** What whoever looks may do: what they may not isn't shown. */
  may: readonly Permission[];
}

export function OrderPage({ initial, facts, asked, messages, needsCustoms, may }: OrderPageProps) {
  const view = useView(initial.topic, initial) ?? initial;
  useFreshFacts(view.version, initial.version);
  const order = view.data;
  const can = (permission: Permission) => may.includes(permission);
  const commands = commandsFor(order.status, 'desk');
  const path = `/desk/orders/${order.publicId}`;
  const isPaid = order.payment?.status === 'approved' || order.afterSale.exchangeFor !== null;
  const refundable = commands.includes('refund') && isPaid && leftToRefund(order) > 0;
  const why = order.cancelReason ? cancelWords[order.cancelReason] : order.cancelNote;
  return (
    <>
      <OrderHead order={order}>
        {can('order:pack') && <PackingActions order={order} path={path} />}
        {order.payWay && order.status === 'placed' && can('payment:record') && (
          <MarkAsPaid order={order} path={path} openAtLoad={asked === 'paid'} />
        )}
        {mayChangeAddress(order.status) && !order.collectAt && can('order:pack') && (
          <ChangeAddress order={order} path={path} openAtLoad={asked === 'address'} />
        )}
        {commands.includes('cancel') && can('order:cancel') && (
          <CancelOrder order={order} path={path} openAtLoad={asked === 'cancel'} />
        )}
        {refundable && can('order:refund') && <RefundOrder view={view} path={path} openAtLoad={asked === 'refund'} />}
      </OrderHead>
      {why && <p className="desk__quiet">Cancelled: {why}</p>}
      <div className="desk-columns desk-columns--wide">
        <div className="desk-columns__eight">
          {order.payWay && order.status === 'placed' && <ToBePaid order={order} link={facts.paymentLink} />}
          <OrderDisputes order={order} answerBy={facts.answerBy} />
          {facts.vat && can('order:refund') && <VatCheck order={order} vat={facts.vat} path={path} />}
          {can('order:refund') && <OwedRefunds order={order} path={path} />}
          <OrderLines order={order} />
          {!order.collectAt && (
            <OrderParcels
              order={order}
              path={path}
              mayShip={can('order:pack') && commands.includes('ship')}
              mayTell={can('order:pack')}
            />
          )}
          <PackedPhotos order={order} action={`/api${path}/packed-photos`} mayAdd={can('order:pack')} />
          {can('return:read') && (
            <OrderReturns order={order} path={path} asked={asked} may={may} makesLabels={facts.makesLabels} />
          )}
          {messages && (
            <div className="desk__apart">
              <OrderMessages {...messages} side="desk" action={`/api${path}/messages`} />
            </div>
          )}
        </div>
        <OrderAside order={order} needsCustoms={needsCustoms} may={may} who={facts.who} />
      </div>
    </>
  );
}

/** The desk's own facts aren't in the order's view: they are read again when it changes. */
function useFreshFacts(version: number, shown: number): void {
  const router = useRouter();
  useEffect(() => {
    if (version > shown) router.refresh();
  }, [version, shown, router]);
}
