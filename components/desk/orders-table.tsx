'use client';

import { useState } from 'react';
import type { DeskOrder } from '#contract/desk.ts';
import type { OrderStatus } from '#contract/order.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/views.ts';
import { useView } from '../live/use-view.ts';
import { Badge } from '../ui/badge.tsx';
import { classNames } from '../ui/class-names.ts';
import { counted } from '../ui/count-words.ts';
import { formatMoney } from '../ui/format-money.ts';
import { Moment } from '../ui/moment.tsx';
import { newerOrders } from './newer-orders.ts';
import { statusTone, statusWords } from './order-words.ts';

export interface OrdersTableProps {
  orders: DeskOrder[];
  desk: View<'desk'>;
  status: OrderStatus | null;
  /** New orders join the first page only. */
  first: boolean;
}

/** Orders, newest first. New ones come in by themselves, but never under a pointer or the focus. */
export function OrdersTable({ orders, desk: initial, status, first }: OrdersTableProps) {
  const desk = useView(topicOf.desk, initial) ?? initial;
  const [resting, setResting] = useState(false);
  const unread = new Map(desk.data.orders.map((order) => [order.publicId, order.unread]));
  const newer = first ? newerOrders(orders, desk.data.orders, status) : [];
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
      <p className="quiet-line num">
        {waiting > 0 ? (
          <button type="button" className="btn quiet sm" onClick={() => show(newer)}>
            Show {counted(waiting, 'new order')}
          </button>
        ) : (
          'New orders come in by themselves.'
        )}
      </p>
      {orders.length + shown.length === 0 ? (
        <p className="empty">No orders here. They appear by themselves.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section className="scrollx" tabIndex={0} aria-label="Orders, table">
          <table className="num ot">
            <thead>
              <tr>
                <th>Order</th>
                <th>State</th>
                <th>Placed</th>
                <th>To</th>
                <th className="r">Pieces</th>
                <th className="r">Total</th>
              </tr>
            </thead>
            <tbody>
              {[...shown, ...orders].map((order) => (
                <OrderRow
                  key={order.publicId}
                  order={order}
                  arrived={shown.includes(order)}
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

function OrderRow({ order, arrived, unread }: { order: DeskOrder; arrived: boolean; unread: number }) {
  const { publicId, number, placedAt, city, pieces, totalAmount, currency } = order;
  const status = useView<'order'>(topicOf.order(publicId))?.data.status ?? order.status;
  return (
    <tr className={classNames(arrived && 'wet')}>
      <td>
        <a href={`/desk/orders/${publicId}`} className="rowlink med link">
          {number}
        </a>
        {unread > 0 && <span className="small live"> {counted(unread, 'new message')}</span>}
      </td>
      <td>
        <Badge tone={statusTone[status]}>{statusWords[status]}</Badge>
      </td>
      <td className="mute">
        <Moment at={placedAt} show="day-time" />
      </td>
      <td>{city ?? <span className="mute3">Not given yet</span>}</td>
      <td className="r">{pieces}</td>
      <td className="r med">{formatMoney(totalAmount, currency)}</td>
    </tr>
  );
}
