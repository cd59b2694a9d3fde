import type { Metadata } from 'next';
import { AuctionHouse } from '#components/auction/list/auction-house.tsx';
import { lotFilterSchema } from '#contract/auction/lot-filter.ts';
import { readPageHeadPhotograph } from '#server/article/page-head-photograph.ts';
import { readAuctionsPage } from '#server/auction/lot/auctions-page.ts';
import { databaseNow } from '#server/engine/database/clock.ts';
import type { KeptSearch } from '#server/engine/pages/page-keeping.ts';
import type { kept } from './kept.ts';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: 'Auctions',
  description: 'One-off pieces, sold live to the highest bidder. Bid your maximum; late bids extend the close.',
};

export default async function AuctionsPage({ searchParams }: { searchParams: KeptSearch<typeof kept> }) {
  const filter = lotFilterSchema.parse(await searchParams);
  const [{ open, upcoming, ended, ...page }, image] = await Promise.all([
    readAuctionsPage(filter),
    readPageHeadPhotograph('auctionsPhotograph'),
  ]);
  return (
    <main>
      <AuctionHouse
        lots={[...open, ...upcoming, ...ended]}
        renderedAt={databaseNow().toISOString()}
        filter={filter}
        image={image}
        {...page}
      />
    </main>
  );
}
