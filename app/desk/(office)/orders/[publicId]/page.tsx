import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OrderPage } from '#components/desk/orders/order-page.tsx';
import { PackingPage } from '#components/desk/orders/packing-page.tsx';
import { Colleagues } from '#components/desk/presence/colleagues.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import { everyPermission } from '#domain/permission/permissions.ts';
import { readDeskOrder } from '#server/desk/desk-orders.ts';
import { needsCustoms } from '#server/desk/needs-customs.ts';
import { readOrderDeskFacts } from '#server/desk/order-desk-facts.ts';
import { anyMessages } from '#server/order/link/order-access.ts';
import { readOrderMessages } from '#server/order/page/order-messages-view.ts';
import { can, meetsNeed } from '#server/session/can.ts';
import { atDesk } from '../../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Order' };

interface Props {
  params: Promise<{ publicId: string }>;
  searchParams: Promise<{ do?: string; problem?: string }>;
}

export default async function DeskOrderPage({ params, searchParams }: Props) {
  const actor = await atDesk('/desk/orders/[publicId]');
  const { publicId } = await params;
  const { full, packing } = await readDeskOrder(actor, publicId);
  if (!full && !packing) notFound();
  const { do: asked, problem } = await searchParams;
  const may = everyPermission.filter((permission) => can(actor, permission));
  const answers = meetsNeed(actor, anyMessages);
  return (
    <>
      <ReturnedProblem code={problem} />
      <Colleagues topic={deskTopicOf.onOrder(publicId)} self={actor.personId} thing="order" />
      {packing && <PackingPage initial={packing} needsCustoms={await needsCustoms(publicId)} may={may} />}
      {full && (
        <OrderPage
          initial={full}
          facts={await readOrderDeskFacts(actor, publicId)}
          asked={asked ?? null}
          messages={answers ? { initial: await readOrderMessages(publicId), formKey: randomUUID() } : null}
          needsCustoms={await needsCustoms(publicId)}
          may={may}
        />
      )}
    </>
  );
}
