import type { Metadata } from 'next';
import { AddZone } from '#components/desk/delivery/add-zone.tsx';
import { SendingForm } from '#components/desk/delivery/sending-form.tsx';
import { ZonesTable } from '#components/desk/delivery/zones-table.tsx';
import { FollowTariff } from '#components/desk/follow-tariff.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { readDeskDelivery } from '#server/tariff/desk-delivery.ts';
import { readTariff } from '#server/tariff/tariff-view.ts';
import { atDesk } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Delivery' };

export default async function DeskDeliveryPage({ searchParams }: { searchParams: Promise<{ problem?: string }> }) {
  await atDesk('/desk/delivery');
  const { problem } = await searchParams;
  const tariff = await readTariff();
  const delivery = await readDeskDelivery();
  return (
    <>
      <FollowTariff initial={tariff} />
      <div className="desk__head">
        <h1 className="heading-large">Delivery</h1>
      </div>
      <ReturnedProblem code={problem} />
      <ZonesTable delivery={delivery} currency={shopCurrency()} />
      <p className="desk__quiet">
        Changes show at once on pages and in open bags and checkouts. Placed orders keep their totals.
      </p>
      <AddZone currency={shopCurrency()} />
      <SendingForm {...delivery} zone={(await readShop()).zone} />
    </>
  );
}
