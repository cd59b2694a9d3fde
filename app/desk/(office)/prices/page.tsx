import type { Metadata } from 'next';
import { ScheduledPrices } from '#components/desk/prices/scheduled-prices.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { listScheduledPrices } from '#server/price/scheduled-prices.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { atDesk } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Scheduled prices' };

export default async function DeskPricesPage({ searchParams }: { searchParams: Promise<{ problem?: string }> }) {
  await atDesk('/desk/prices');
  const { items } = await listScheduledPrices({ limit: 100 });
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Scheduled prices</h1>
      </div>
      <ReturnedProblem code={(await searchParams).problem} />
      <ScheduledPrices prices={items} zone={(await readShop()).zone} />
    </>
  );
}
