import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { withoutZone } from '#components/desk/delivery/delivery-desk-words.ts';
import { ZoneEditor } from '#components/desk/delivery/zone-editor.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { readDeskDelivery } from '#server/tariff/desk-delivery.ts';
import { atDesk } from '../../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Delivery zone' };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ problem?: string; do?: string }>;
}

export default async function DeskZonePage({ params, searchParams }: Props) {
  await atDesk('/desk/delivery/[id]');
  const { id } = await params;
  const { problem, do: asked } = await searchParams;
  const { zones } = await readDeskDelivery();
  const zone = zones.find((one) => one.id === id);
  if (!zone) notFound();
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">{zone.title}</h1>
        <a className="text-link" href="/desk/delivery">
          All zones
        </a>
      </div>
      <ReturnedProblem code={problem} />
      <ZoneEditor
        zone={zone}
        currency={shopCurrency()}
        without={withoutZone(zone, zones)}
        openRemoval={asked === 'remove'}
      />
    </>
  );
}
