import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LotPage } from '#components/desk/lots/lot-page.tsx';
import { Colleagues } from '#components/desk/presence/colleagues.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import { readDeskLot } from '#server/desk/desk-lot.ts';
import { can } from '#server/session/can.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { atDesk } from '../../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Lot' };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ do?: string; problem?: string }>;
}

export default async function DeskLotPage({ params, searchParams }: Props) {
  const actor = await atDesk('/desk/auctions/[id]');
  const found = await readDeskLot(actor, (await params).id);
  if (!found) notFound();
  const { do: asked, problem } = await searchParams;
  return (
    <>
      <ReturnedProblem code={problem} />
      <Colleagues topic={deskTopicOf.onLot(found.lot.id)} self={actor.personId} thing="lot" />
      <LotPage
        lot={found.lot}
        zone={(await readShop()).zone}
        initial={found.view}
        asked={asked ?? null}
        opensOrders={can(actor, 'order:read')}
      />
    </>
  );
}
