import type { Metadata } from 'next';
import { DeskPages } from '#components/desk/desk-pages.tsx';
import { OrderFilters } from '#components/desk/orders/order-filters.tsx';
import { OrderTabs } from '#components/desk/orders/order-tabs.tsx';
import { OrdersTable } from '#components/desk/orders/orders-table.tsx';
import { ReturnedAnswers } from '#components/desk/orders/returned-answers.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { orderListSchema } from '#contract/order/order-list.ts';
import { statusesIn } from '#domain/order/order-groups.ts';
import { openPages } from '#domain/permission/desk-pages.ts';
import { readDeskOrders } from '#server/desk/desk-orders.ts';
import { can } from '#server/session/can.ts';
import { atDesk, deskView } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Orders' };

type Search = Promise<{ problem?: string; packed?: string; refused?: string | string[]; [name: string]: unknown }>;

export default async function OrdersPage({ searchParams }: { searchParams: Search }) {
  const actor = await atDesk('/desk/orders');
  const { problem, packed, refused, ...address } = await searchParams;
  const { beyond, ...asked } = orderListSchema.parse(address);
  const { q: search, state, messages, from, to, sort = 'newest' } = asked;
  const unread = messages === 'new';
  const { orders, waiting, next } = await readDeskOrders(actor, { ...asked, search, beyond, sort, unread });
  const desk = await deskView();
  const isNewest = beyond === undefined && sort === 'newest';
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Orders</h1>
        {openPages((permission) => can(actor, permission)).includes('/desk/orders/new') && (
          <ButtonLink kind="secondary" small href="/desk/orders/new">
            New order
          </ButtonLink>
        )}
      </div>
      <ReturnedProblem code={problem} />
      <ReturnedAnswers done="packed" count={packed} refused={refused} />
      <div className="desk-tools desk-tools--orders">
        <OrderTabs asked={asked} waiting={waiting} desk={desk} />
        <OrderFilters asked={asked} money={can(actor, 'money:read')} />
      </div>
      <OrdersTable
        key={JSON.stringify([asked, beyond])}
        orders={orders}
        desk={desk}
        statuses={state ? statusesIn(state) : null}
        none={search ? 'No order matches. Try part of a name, or the whole number.' : 'No orders here.'}
        money={can(actor, 'money:read')}
        packs={can(actor, 'order:pack')}
        first={isNewest && !unread && search === '' && from === undefined && to === undefined}
      />
      <DeskPages
        path="/desk/orders"
        asked={asked}
        name="beyond"
        further={sort === 'newest' ? 'Earlier' : 'Later'}
        isFirst={beyond === undefined}
        next={next}
      />
    </>
  );
}
