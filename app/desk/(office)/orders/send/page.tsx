import type { Metadata } from 'next';
import { ReturnedAnswers } from '#components/desk/orders/returned-answers.tsx';
import { SendOrders } from '#components/desk/orders/send-orders.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { mostOrdersAtOnce, tickedOrdersSchema } from '#contract/order/many-orders.ts';
import { readOrdersToSend } from '#server/desk/orders-to-send.ts';
import { atDesk } from '../../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Send orders' };

type Search = Promise<{ problem?: string; sent?: string; refused?: string | string[]; [name: string]: unknown }>;

export default async function SendOrdersPage({ searchParams }: { searchParams: Search }) {
  const actor = await atDesk('/desk/orders/send');
  const { problem, sent, refused, ...fields } = await searchParams;
  const ticked = tickedOrdersSchema.safeParse(fields).data?.orders ?? [];
  const orders = await readOrdersToSend(actor, ticked);
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Send orders</h1>
      </div>
      <ReturnedProblem code={problem} />
      <ReturnedAnswers done="sent" count={sent} refused={refused} />
      <SendOrders orders={orders} most={mostOrdersAtOnce} />
    </>
  );
}
