'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { classNames } from '#components/ui/class-names.ts';
import { counted } from '#components/ui/format/count-words.ts';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import type { OrderStatus } from '#contract/order/order.ts';
import type { View } from '#contract/wire/views.ts';
import { newerOrders } from './newer-orders.ts';
import { type ListedOrder, OrderRow } from './order-row.tsx';
import { TickAll } from './tick-all.tsx';
import { TickedOrders } from './ticked-orders.tsx';
import { useOrderAnswers } from './use-order-answers.ts';
import { useTicks } from './use-ticks.ts';

export interface OrdersTableProps {
  orders: ListedOrder[];
  /** Null for those who may not follow the whole day. */
  desk: View<'desk'> | null;
  /** The states that the page is about; null for all. */
  statuses: readonly OrderStatus[] | null;
  none: string;
  /** New orders join the newest page only. */
  first: boolean;
  money: boolean;
  /** Orders can be ticked by whoever may pack them. */
  packs: boolean;
}

/** Orders as the page asked for them. New ones come in by themselves, but never under a pointer, the focus or a tick. */
export function OrdersTable({ orders, desk: initial, statuses, none, first, money, packs }: OrdersTableProps) {
  const desk = useView(initial && deskTopicOf.desk, initial) ?? initial;
  const form = useRef<HTMLFormElement>(null);
  const ticks = useTicks(form);
  const { answers, press, pending, problem } = useOrderAnswers('/api/desk/orders/pack');
  useFreshQueue(initial === null, ticks.length > 0);
  const [resting, setResting] = useState(false);
  const unread = new Map((desk?.data.orders ?? []).map((order) => [order.publicId, order.unread]));
  const newer = first ? newerOrders(orders, desk?.data.orders ?? [], statuses) : [];
  const [shown, show] = useState(newer);
  const same = newer.length === shown.length && newer.every((order, place) => order === shown[place]);
  if (!resting && ticks.length === 0 && !same) show(newer);
  const waiting = newer.filter((order) => !shown.some(({ publicId }) => publicId === order.publicId)).length;
  const rows: ListedOrder[] = [...shown, ...orders];
  const table = (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="desk__scroll" tabIndex={0} aria-label="Orders, table">
      <table className={classNames('tabular desk-orders--list', packs && 'desk-orders--ticked')}>
        <thead>
          <tr>
            {packs && (
              <th className="desk-cell-tick">
                <TickAll form={form} ticked={ticks.length} of={rows.length} />
              </th>
            )}
            <th>Order</th>
            <th>Name</th>
            <th>To</th>
            <th className="cell-right">Pieces</th>
            <th className="desk-cell-fifth">State</th>
            <th>Placed</th>
            {money && <th className="cell-right">Total</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((order) => (
            <OrderRow
              key={order.publicId}
              order={order}
              arrived={shown.some(({ publicId }) => publicId === order.publicId)}
              unread={unread.get(order.publicId) ?? order.unread}
              packs={packs}
              ticked={ticks.includes(order.publicId)}
              refused={answers?.get(order.publicId)?.problem?.message ?? null}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
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
      {rows.length === 0 ? (
        <p className="desk__empty">{none}</p>
      ) : !packs ? (
        table
      ) : (
        <form ref={form} method="post" action="/api/desk/orders/pack" onKeyDown={staysOnEnter}>
          {table}
          <TickedOrders
            form={form}
            orders={rows.filter(({ publicId }) => ticks.includes(publicId))}
            onPack={press}
            pending={pending}
            answers={answers}
            problem={problem}
          />
        </form>
      )}
    </div>
  );
}

/** Enter on a tick box would press the form's first button. */
function staysOnEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}

/** Whoever doesn't follow the whole day still sees which orders wait to be packed; not while some are ticked. */
function useFreshQueue(follows: boolean, holds: boolean): void {
  const router = useRouter();
  const version = useView<'bench'>(follows ? deskTopicOf.bench : null)?.version;
  const before = useRef(version);
  useEffect(() => {
    if (holds) return;
    const isNews = before.current !== undefined && version !== before.current;
    before.current = version;
    if (isNews) router.refresh();
  }, [version, holds, router]);
}
