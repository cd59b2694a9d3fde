'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useEnded } from '#components/live/view/use-ended.ts';
import { useView } from '#components/live/view/use-view.ts';
import { OrderReturns } from '#components/return/order-returns.tsx';
import { OrderReviews } from '#components/review/order-reviews.tsx';
import { ClosedBar, SignedOutBar } from '#components/session/signed-out-bar.tsx';
import { useShopName } from '#components/shop/shop-name.ts';
import { announce } from '#components/ui/announce.ts';
import { countInWords } from '#components/ui/format/count-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Note } from '#components/ui/note.tsx';
import { useTitle } from '#components/ui/use-title.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { MapBase } from '#contract/route-map/route-map.ts';
import type { ShipmentView } from '#contract/shipping/shipment.ts';
import type { View } from '#contract/wire/views.ts';
import { isPremium } from '#domain/order/premium-line.ts';
import { toneOf } from '#domain/shipping/tracking/parcel-route.ts';
import { journeyList } from '../journey/journey-list.ts';
import { JourneyRows, ListClock } from '../journey/journey-rows.tsx';
import { leadParcel } from '../journey/lead-parcel.ts';
import { orderJourney, ownerWords } from '../journey/order-journey.ts';
import { JourneyMap } from '../map/journey-map.tsx';
import { OrderActions } from '../order-actions.tsx';
import { OrderAfter } from '../order-after.tsx';
import { OrderBox, OrderFacts } from '../order-box.tsx';
import { orderHeadline } from '../order-headline.ts';
import { OrderNote } from '../order-note.tsx';
import { OrderPacking, usePlaceInLine } from '../order-packing.tsx';
import { PiecesAtOnce, PiecesOnPlate } from '../order-pictures.tsx';
import { isThanked, OrderThanks, thanksWords } from '../order-thanks.tsx';
import { OrderWithdrawal } from '../order-withdrawal.tsx';
import { OrderParcels } from '../parcel/order-parcels.tsx';
import { ProofLine } from '../parcel/proof-line.tsx';
import { type ReaderTime, useReaderTime } from '../reader-time.ts';
import { toGiveBack } from '../refund-words.ts';
import { OrderCare, type OrderCareProps } from './order-care.tsx';
import { OrderManage } from './order-manage.tsx';
import '../order.css';

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
  /** Null where there is no place to show. */
  map: MapBase | null;
}

export function OrderPage({ initial, link, care, packingQueue, justPlaced, guestEmail, map }: Props) {
  const order = useView(initial.topic, initial)?.data ?? initial.data;
  const ended = useEnded(initial.topic);
  const byLink = care !== null && link === null;
  const time = useReaderTime();
  const headline = orderHeadline(order, time);
  const thanks = justPlaced && isThanked(order);
  useMilestones(order, headline);
  useFreshGround(order);
  useTitle(`${headline} · ${useShopName()}`);
  return (
    <main>
      {ended && (byLink ? <LinkEnded /> : <SignedOutBar path={`/orders/${order.publicId}`} />)}
      <div className="container order-page__head">
        <Printed now={time.now} />
        <p className="muted tabular">{summaryOf(order)}</p>
        <h1 className="display-heading">{thanks ? thanksWords(order) : headline}</h1>
        {thanks && <OrderThanks order={order} headline={headline} guestEmail={guestEmail} />}
        <ProofLine order={order} />
        <OrderActions order={order} care={care !== null} />
      </div>
      {order.isTest && <TestOrder />}
      <RefundsUnderWay order={order} />
      <OrderNote order={order} time={time} />
      <OrderWay order={order} time={time} packingQueue={packingQueue} map={thanks ? null : map} mine={care !== null} />
      <div className="container columns order-page__below">
        <div className="order-page__main">
          <OrderBox order={order} />
          <OrderPacking order={order} />
          <OrderReturns
            order={order}
            mine={care !== null}
            mayBegin={care !== null && !hasArrived(order)}
            returned={{ problem: care?.problem ?? null, field: care?.field ?? null }}
          />
          {care && <OrderReviews order={order} />}
        </div>
        <aside className="order-page__side" aria-label="The order">
          <OrderFacts order={order} time={time} />
          {care ? <OrderCare order={order} link={link} {...care} /> : <OrderManage order={order} />}
          {care && <OrderWithdrawal order={order} />}
        </aside>
      </div>
    </main>
  );
}

interface OrderWayProps {
  order: OrderView;
  time: ReaderTime;
  packingQueue: View<'bench'>;
  map: MapBase | null;
  mine: boolean;
}

/** Where it is: on the map and in the list, by one reading of its events. */
function OrderWay({ order, time, packingQueue, map, mine }: OrderWayProps) {
  const place = usePlaceInLine(order, packingQueue);
  const journey = orderJourney(order, place);
  const pieces = order.lines.filter((line) => !isPremium(line));
  const isThere = hasArrived(order);
  const showsMap = map !== null && underWay.has(order.status) && !isThere;
  const showsAfter = isThere && mine;
  return (
    <>
      {(showsMap || showsAfter) && <PiecesAtOnce pieces={pieces} />}
      <div className="journey">
        {showsMap ? (
          <JourneyMap {...map} parcels={order.shipments} words={ownerWords} />
        ) : showsAfter ? (
          <OrderAfter order={order} />
        ) : (
          <PiecesOnPlate pieces={pieces} />
        )}
        <div className="journey__side">
          <JourneyRows rows={journeyList(journey, ownerWords, time)} precise />
          <div className="small muted journey__parcels">
            <p>
              <ListClock />
            </p>
            <OrderParcels order={order} time={time} />
          </div>
        </div>
      </div>
    </>
  );
}

const underWay: ReadonlySet<string> = new Set([
  ...['authorised', 'paid', 'packing', 'packed', 'partly_shipped', 'shipped'],
  ...['delivered', 'completed'],
]);

/** Whether all of it is where it goes, and nothing comes back. */
function hasArrived(order: OrderView): boolean {
  const lead = leadParcel(order);
  return (order.status === 'delivered' || order.status === 'completed') && (!lead || toneOf(lead.status) === 'arrived');
}

/** On paper "tomorrow" needs the day it was printed, and an order its shop. */
function Printed({ now }: Pick<ReaderTime, 'now'>) {
  return (
    <p className="order-page__printed tabular">
      <b className="bold">{useShopName()}</b>
      {now !== null && (
        <>
          , as of <Moment at={new Date(now).toISOString()} show="day-time" />
        </>
      )}
    </p>
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
  const [failed, sent, toGive] = [sum('failed'), sum('sent'), toGiveBack({ refunds })];
  if (failed + sent + toGive === 0) return null;
  return (
    <div className="container order-page__note">
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
        {toGive > 0 && (
          <p>We’ll give {formatMoney(toGive, totals.currency)} back to you ourselves, the way you paid.</p>
        )}
      </Note>
    </div>
  );
}

const TestOrder = () => (
  <div className="container order-page__note">
    <Note tone="attention">
      <b className="bold">This is a test order.</b>
      <p>Nothing was paid, and no claim arises from it.</p>
    </Note>
  </div>
);

function collecting(status: OrderView['status']): string {
  if (status === 'delivered' || status === 'completed') return ' collected at the shop';
  return status === 'cancelled' || status === 'refunded' ? '' : ' to collect';
}

function summaryOf({ number, status, lines, shippingAddress, addressLines, collectAt }: OrderView): string {
  const count = lines.filter((line) => !isPremium(line)).reduce((sum, line) => sum + line.quantity, 0);
  const pieces = `${countInWords(count)} ${count === 1 ? 'piece' : 'pieces'}`;
  if (collectAt) return `Order ${number}, ${pieces}${collecting(status)}`;
  return `Order ${number}, ${pieces}${shippingAddress ? ` to ${shippingAddress.city}, ${addressLines.at(-1)}` : ''}`;
}

const saidOf = ({ status, delayed }: ShipmentView) => `${status}${delayed ? ' late' : ''}`;

/** The land is drawn by the server: once a parcel was seen or goes somewhere else, the page asks for more of it. */
function useFreshGround({ shipments, shippingAddress: to }: OrderView): void {
  const router = useRouter();
  const scanned = shipments.flatMap(({ events }) => events.flatMap(({ id, position }) => (position ? [id] : [])));
  const seen = [to?.city, to?.postalCode, ...scanned.sort()].join();
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
