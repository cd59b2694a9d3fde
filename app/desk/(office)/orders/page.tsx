import type { Metadata } from 'next';
import { deskAddress } from '#components/desk/desk-address.ts';
import { OrderFilters } from '#components/desk/order-filters.tsx';
import { OrdersTable } from '#components/desk/orders-table.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { orderStatusSchema } from '#contract/order.ts';
import { readDeskOrders } from '#server/desk/desk-orders.ts';
import { deskView, merchant } from '../../merchant.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Orders' };

type Search = Promise<{ state?: string; before?: string; messages?: string }>;

export default async function OrdersPage({ searchParams }: { searchParams: Search }) {
  const actor = await merchant();
  const { state, before, messages } = await searchParams;
  const unread = messages === 'new';
  const status = orderStatusSchema.optional().catch(undefined).parse(state);
  const last = before && /^\d{1,9}$/.test(before) ? Number(before) : undefined;
  const { orders, waiting, next } = await readDeskOrders(actor, { status, before: last, unread });
  const query = { state: status, messages: unread ? 'new' : undefined };
  const desk = await deskView();
  return (
    <>
      <div className="dh">
        <h1 className="h1">Orders</h1>
      </div>
      <OrderFilters status={status ?? null} waiting={waiting} unread={unread} toAnswer={desk.data.figures.toAnswer} />
      <OrdersTable
        key={`${status} ${last} ${unread}`}
        orders={orders}
        desk={desk}
        status={status ?? null}
        first={last === undefined && !unread}
      />
      <div className="pages">
        {last === undefined ? (
          <span />
        ) : (
          <ButtonLink kind="secondary" small href={deskAddress('/desk/orders', query)}>
            Newest
          </ButtonLink>
        )}
        {next !== null && (
          <ButtonLink kind="secondary" small href={deskAddress('/desk/orders', { ...query, before: next })}>
            Earlier
          </ButtonLink>
        )}
      </div>
    </>
  );
}
