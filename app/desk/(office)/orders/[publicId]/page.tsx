import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OrderPage } from '#components/desk/orders/order-page.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { readDeskOrder } from '#server/desk/desk-orders.ts';
import { readOrderDeskFacts } from '#server/desk/order-desk-facts.ts';
import { readOrderMessages } from '#server/order-page/order-messages-view.ts';
import { atDesk } from '../../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Order' };

interface Props {
  params: Promise<{ publicId: string }>;
  searchParams: Promise<{ do?: string; problem?: string }>;
}

export default async function DeskOrderPage({ params, searchParams }: Props) {
  const actor = await atDesk('/desk/orders/[publicId]');
  const order = await readDeskOrder(actor, (await params).publicId);
  if (!order) notFound();
  const { do: asked, problem } = await searchParams;
  return (
    <>
      <ReturnedProblem code={problem} />
      <OrderPage
        initial={order}
        facts={await readOrderDeskFacts(actor, order.data.publicId)}
        asked={asked ?? null}
        messages={{ initial: await readOrderMessages(order.data.publicId), formKey: randomUUID() }}
      />
    </>
  );
}
