import type { Metadata } from 'next';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { CarrierMessages } from '#components/desk/today/carrier-messages.tsx';
import { readDeskCarrierMessages } from '#server/desk/carrier-messages.ts';
import { atDesk, deskView } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Carriers' };

export default async function DeskCarriersPage({ searchParams }: { searchParams: Promise<{ problem?: string }> }) {
  const messages = await readDeskCarrierMessages(await atDesk('/desk/carriers'));
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Carriers</h1>
      </div>
      <ReturnedProblem code={(await searchParams).problem} />
      <CarrierMessages messages={messages} desk={await deskView()} />
    </>
  );
}
