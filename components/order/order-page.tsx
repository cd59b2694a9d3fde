'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';
import { useEnded } from '#components/live/view/use-ended.ts';
import { useView } from '#components/live/view/use-view.ts';
import { countInWords } from '#components/ui/format/count-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OrderView } from '#contract/order/order.ts';
import type { ShipmentView } from '#contract/order/shipment.ts';
import type { View } from '#contract/wire/views.ts';
import { isPremium } from '#domain/auction/buyers-premium.ts';
import { OrderMessages } from '../message/order-messages.tsx';
import { OrderReturns } from '../return/order-returns.tsx';
import { OrderReviews } from '../review/order-reviews.tsx';
import { useShopName } from '../site/shop-name.ts';
import { ClosedBar, SignedOutBar } from '../site/signed-out-bar.tsx';
import { announce } from '../ui/announce.ts';
import { Note } from '../ui/note.tsx';
import { useTitle } from '../ui/use-title.ts';
import { OrderCare, type OrderCareProps } from './change/order-care.tsx';
import { OrderManage } from './change/order-manage.tsx';
import { OrderAside } from './order-aside.tsx';
import { orderHeadline } from './order-headline.ts';
import { OrderHistory } from './order-history-list.tsx';
import { OrderNote } from './order-note.tsx';
import { OrderPacking } from './order-packing.tsx';
import { OrderSteps } from './order-steps.tsx';
import { OrderThanks } from './order-thanks.tsx';
import { OrderWithdrawal } from './order-withdrawal.tsx';
import { OrderParcels } from './parcel/order-parcels.tsx';
import { ProofLine } from './parcel/proof-line.tsx';
import { useReaderTime } from './reader-time.ts';
import './order.css';

interface Props {
  initial: View<'order'>;
  /** The link that opens this page elsewhere; only its owner gets it. */
  link: string | null;
  /** What its customer may do here; null for the desk, which sees the page too. */
  care: OrderCareProps | null;
  packingQueue: View<'bench'>;
  justPlaced: boolean;
  /** The address of a guest whose own order this is; null for everybody else. */
  guestEmail: string | null;
  /** Drawn on the server from the positions known then; null where none is. */
  map: ReactNode;
}

export function OrderPage({ initial, link, care, packingQueue, justPlaced, guestEmail, map }: Props) {
  const order = useView(initial.topic, initial)?.data ?? initial.data;
  const ended = useEnded(initial.topic);
  const byLink = care !== null && link === null;
  const time = useReaderTime();
  const headline = orderHeadline(order, time);
  useMilestones(order, headline);
  useFreshMap(order);
  useTitle(`${headline} · ${useShopName()}`);
  return (
    <main>
      {ended && (byLink ? <LinkEnded /> : <SignedOutBar path={`/orders/${order.publicId}`} />)}
      {justPlaced && <OrderThanks order={order} guestEmail={guestEmail} />}
      <div className="wrap tr-h">
        <div>
          <p className="mute num">{summaryOf(order)}</p>
          <h1 className="display">{headline}</h1>
          <ProofLine order={order} />
        </div>
      </div>
      {order.isTest && <TestOrder />}
      <RefundsUnderWay order={order} />
      <OrderNote order={order} time={time} />
      {map}
      <div className="wrap">
        <OrderSteps order={order} time={time} />
        <div className="grid tr-b">
          <div className="ev">
            <OrderParcels order={order} time={time} />
            <OrderPacking order={order} queue={packingQueue} />
            {care && <OrderReviews order={order} />}
            <OrderReturns order={order} mine={care !== null} />
            <OrderHistory order={order} />
            {care && (
              <OrderMessages {...care.messages} side="customer" action={`/api/orders/${order.publicId}/messages`} />
            )}
          </div>
          <OrderAside order={order}>
            {care ? <OrderCare order={order} link={link} {...care} /> : <OrderManage order={order} />}
            {care && <OrderWithdrawal order={order} />}
          </OrderAside>
        </div>
      </div>
    </main>
  );
}

const LinkEnded = () => (
  <ClosedBar
    words="This order is no longer open here. What this page shows is not kept up to date."
    href="/orders/find"
    action="Find my order"
  />
);

/** Money that was to be back by what else the page says, and isn’t. */
function RefundsUnderWay({ order: { refunds, totals } }: { order: OrderView }) {
  const sum = (status: OrderView['refunds'][number]['status']) =>
    refunds.filter((one) => one.status === status).reduce((all, { amount }) => all + amount, 0);
  const [failed, sent] = [sum('failed'), sum('sent')];
  if (failed + sent === 0) return null;
  return (
    <div className="wrap tr-n">
      <Note tone={failed > 0 ? 'attention' : 'plain'}>
        {failed > 0 && (
          <p>
            A refund of {formatMoney(failed, totals.currency)} did not reach you, so we still owe it to you. We’ll send
            it again, or write to you about another way.
          </p>
        )}
        {sent > 0 && (
          <p>A refund of {formatMoney(sent, totals.currency)} is on its way, and your bank has not confirmed it yet.</p>
        )}
      </Note>
    </div>
  );
}

const TestOrder = () => (
  <div className="wrap tr-n">
    <Note tone="attention">
      <b className="b">This is a test order.</b>
      <p>Nothing was paid, and no claim arises from it.</p>
    </Note>
  </div>
);

function summaryOf({ number, lines, shippingAddress, addressLines, collectAt }: OrderView): string {
  const count = lines.filter((line) => !isPremium(line)).reduce((sum, line) => sum + line.quantity, 0);
  const pieces = `${countInWords(count)} ${count === 1 ? 'piece' : 'pieces'}`;
  if (collectAt) return `Order ${number}, ${pieces} to collect`;
  return `Order ${number}, ${pieces}${shippingAddress ? ` to ${shippingAddress.city}, ${addressLines.at(-1)}` : ''}`;
}

const saidOf = ({ status, delayed }: ShipmentView) => `${status}${delayed ? ' late' : ''}`;

/** A map is drawn by the server: once a parcel was seen somewhere else, the page asks for it anew. */
function useFreshMap({ shipments }: OrderView): void {
  const router = useRouter();
  const seen = shipments
    .flatMap(({ status, events }) => events.filter((event) => event.position).map(({ id }) => `${status} ${id}`))
    .join();
  const drawn = useRef(seen);
  useEffect(() => {
    if (drawn.current === seen) return;
    drawn.current = seen;
    router.refresh();
  }, [seen, router]);
}

/** Each step on the way is said once. What the page opened with isn't news. */
function useMilestones(order: OrderView, headline: string): void {
  const milestone = [order.status, order.payment?.status, ...order.shipments.map(saidOf)].join(' ');
  const before = useRef(milestone);
  useEffect(() => {
    if (before.current === milestone) return;
    before.current = milestone;
    announce(`Order ${order.number}: ${headline}.`);
  }, [milestone, headline, order.number]);
}
