'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { useView } from '#components/live/view/use-view.ts';
import { listStanding } from '#components/order/list-standing.ts';
import { readerTime } from '#components/order/reader-time.ts';
import { Badge } from '#components/ui/badge.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { counted } from '#components/ui/format/count-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import type { DeskOrder } from '#contract/order/desk-order.ts';
import type { OrderStatus } from '#contract/order/order.ts';
import type { PackingOrder } from '#contract/order/page/packing-order.ts';
import type { ListedParcel } from '#contract/shipping/shipment.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { newerOrders } from './newer-orders.ts';
import { statusTone, statusWords } from './order-words.ts';

/** Whom an order is for and where it is comes with the page; for one that comes in later, with its own view. */
type ListedOrder = Omit<DeskOrder, 'totalAmount'> & {
  /** Null for whoever sees no money. */
  totalAmount: number | null;
  name?: string | null;
  toCollect?: boolean;
  isTest?: boolean;
  parcels?: ListedParcel[];
};

export interface OrdersTableProps {
  orders: ListedOrder[];
  /** Null for those who may not follow the whole day. */
  desk: View<'desk'> | null;
  /** The states that the page is about; null for all. */
  statuses: readonly OrderStatus[] | null;
  none: string;
  /** New orders join the first page only. */
  first: boolean;
  money: boolean;
}

/** Orders, newest first. New ones come in by themselves, but never under a pointer or the focus. */
export function OrdersTable({ orders, desk: initial, statuses, none, first, money }: OrdersTableProps) {
  const desk = useView(initial && deskTopicOf.desk, initial) ?? initial;
  useFreshQueue(initial === null);
  const [resting, setResting] = useState(false);
  const unread = new Map((desk?.data.orders ?? []).map((order) => [order.publicId, order.unread]));
  const newer = first ? newerOrders(orders, desk?.data.orders ?? [], statuses) : [];
  const [shown, show] = useState(newer);
  const same = newer.length === shown.length && newer.every((order, place) => order === shown[place]);
  if (!resting && !same) show(newer);
  const waiting = newer.filter((order) => !shown.some(({ publicId }) => publicId === order.publicId)).length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a pointer or the focus inside only holds the rows still.
    <div
      onPointerEnter={(event) => setResting(event.pointerType === 'mouse')}
      onPointerLeave={() => setResting(false)}
      onFocus={() => setResting(true)}
      onBlur={() => setResting(false)}
    >
      <p className="desk__quiet tabular">
        {waiting > 0 ? (
          <button type="button" className="button button--quiet button--small" onClick={() => show(newer)}>
            Show {counted(waiting, 'new order')}
          </button>
        ) : (
          first && initial && 'New orders appear automatically.'
        )}
      </p>
      {orders.length + shown.length === 0 ? (
        <p className="desk__empty">{none}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section className="desk__scroll" tabIndex={0} aria-label="Orders, table">
          <table className="tabular desk-orders--list">
            <thead>
              <tr>
                <th>Order</th>
                <th>Name</th>
                <th>To</th>
                <th className="cell-right">Pieces</th>
                <th>State</th>
                <th>Placed</th>
                {money && <th className="cell-right">Total</th>}
              </tr>
            </thead>
            <tbody>
              {[...shown, ...orders].map((order) => (
                <OrderRow
                  key={order.publicId}
                  order={order}
                  arrived={shown.some(({ publicId }) => publicId === order.publicId)}
                  unread={unread.get(order.publicId) ?? order.unread}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

/** Whoever doesn't follow the whole day still sees which orders wait to be packed. */
function useFreshQueue(follows: boolean): void {
  const router = useRouter();
  const version = useView<'bench'>(follows ? deskTopicOf.bench : null)?.version;
  const before = useRef(version);
  useEffect(() => {
    const isNews = before.current !== undefined && version !== before.current;
    before.current = version;
    if (isNews) router.refresh();
  }, [version, router]);
}

function OrderRow({ order, arrived, unread }: { order: ListedOrder; arrived: boolean; unread: number }) {
  const { publicId, number, placedAt, city, pieces, totalAmount, currency } = order;
  const sees = totalAmount === null ? deskTopicOf.packing(publicId) : topicOf.order(publicId);
  const live: PackingOrder | undefined = useView<'order' | 'packing'>(sees)?.data;
  const status = live?.status ?? order.status;
  const name = order.name ?? live?.shippingAddress?.name;
  const standing = useByServerNow((now) => listStanding(listedOf(order, live), readerTime(now)), 60_000);
  return (
    <tr className={classNames(arrived && 'desk__wet')}>
      <td className="desk-cell-first">
        <a href={`/desk/orders/${publicId}`} className="desk__row-link medium text-link">
          {number}
        </a>
        {(order.isTest ?? live?.isTest) && <span className="small muted"> Test</span>}
        {unread > 0 && <span className="small live-text"> {counted(unread, 'new message')}</span>}
      </td>
      <td className="desk-cell-second">{name ?? <span className="faint">No name yet</span>}</td>
      <td className="desk-cell-third">{city ?? <span className="faint">No address yet</span>}</td>
      <td className="cell-right desk-cell-fourth">
        {pieces}
        <span className="desk-pieces__label"> {pieces === 1 ? 'piece' : 'pieces'}</span>
      </td>
      <td className="desk-cell-fifth">
        <Badge tone={statusTone[status]}>{standing ?? statusWords[status]}</Badge>
      </td>
      <td className="muted desk-cell-sixth">
        <Moment at={placedAt} show="day-time" />
      </td>
      {totalAmount !== null && (
        <td className="cell-right medium desk-cell-seventh">{formatMoney(totalAmount, currency)}</td>
      )}
    </tr>
  );
}

const listedOf = ({ status, toCollect = false, parcels = [] }: ListedOrder, live: PackingOrder | undefined) =>
  live
    ? { status: live.status, toCollect: live.collectAt !== null, parcels: live.shipments }
    : { status, toCollect, parcels };
