import type { Metadata } from 'next';
import { DeskDrops } from '#components/desk/drops/desk-drops.tsx';
import { listDrops } from '#server/drop/drop-page.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { atDesk } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Drops' };

type Query = Promise<{ problem?: string; field?: string }>;

export default async function DeskDropsPage({ searchParams }: { searchParams: Query }) {
  await atDesk('/desk/drops');
  const { problem, field } = await searchParams;
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Drops</h1>
      </div>
      <DeskDrops
        drops={await listDrops()}
        problem={problem === undefined ? null : { code: problem, field: field ?? null }}
        zone={(await readShop()).zone}
      />
    </>
  );
}
