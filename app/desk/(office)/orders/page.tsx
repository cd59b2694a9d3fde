import type { Metadata } from 'next';
import { z } from 'zod';
import { DeskPages } from '#components/desk/desk-pages.tsx';
import { OrderFilters } from '#components/desk/orders/order-filters.tsx';
import { OrdersTable } from '#components/desk/orders/orders-table.tsx';
import { orderStatusSchema } from '#contract/order/order.ts';
import { text } from '#contract/value/text.ts';
import { orderGroups, statusesIn } from '#domain/order/order-groups.ts';
import { readDeskOrders } from '#server/desk/desk-orders.ts';
import { can } from '#server/session/can.ts';
import { atDesk, deskView } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Orders' };

type Search = Promise<{ q?: string; state?: string; before?: string; messages?: string }>;

const stateSchema = z
  .union([z.enum(orderGroups), orderStatusSchema])
  .optional()
  .catch(undefined);
const searchSchema = text().max(100).catch('');

export default async function OrdersPage({ searchParams }: { searchParams: Search }) {
  const actor = await atDesk('/desk/orders');
  const { q = '', state: asked, before, messages } = await searchParams;
  const unread = messages === 'new';
  const [state, search] = [stateSchema.parse(asked), searchSchema.parse(q)];
  const last = before && /^\d{1,9}$/.test(before) ? Number(before) : undefined;
  const { orders, waiting, next } = await readDeskOrders(actor, { state, search, before: last, unread });
  const query = { q: search, state, messages: unread ? 'new' : undefined };
  const desk = await deskView();
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Orders</h1>
      </div>
      <OrderFilters
        search={search}
        state={state ?? null}
        waiting={waiting}
        unread={unread}
        toAnswer={desk?.data.figures.toAnswer ?? 0}
      />
      <OrdersTable
        key={`${search} ${state} ${last} ${unread}`}
        orders={orders}
        desk={desk}
        statuses={state ? statusesIn(state) : null}
        none={search ? 'No order matches. Try part of a name, or the whole number.' : 'No orders here.'}
        money={can(actor, 'money:read')}
        first={last === undefined && !unread && search === ''}
      />
      <DeskPages path="/desk/orders" asked={query} name="before" isFirst={last === undefined} next={next} />
    </>
  );
}
