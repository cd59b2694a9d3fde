import type { Metadata } from 'next';
import { AuctionHouse } from '#components/auction/auction-house.tsx';
import { readAuctionsPage } from '#server/auction/lot-pages.ts';
import { databaseNow } from '#server/database/clock.ts';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: 'Auctions',
  description: 'Single pieces, sold live to whoever bids the most. Every bid is a maximum; a late bid moves the close.',
};

export default async function AuctionsPage() {
  const { open, upcoming, ended } = await readAuctionsPage();
  return (
    <main>
      <AuctionHouse lots={[...open, ...upcoming, ...ended]} renderedAt={databaseNow().toISOString()} />
    </main>
  );
}
