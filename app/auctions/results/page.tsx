import type { Metadata } from 'next';
import { ResultsArchive } from '#components/auction/results/results-archive.tsx';
import { lotResultsSchema } from '#contract/auction/lot-results.ts';
import { readResultsPage } from '#server/auction/lot/results-page.ts';
import type { KeptSearch } from '#server/engine/pages/page-keeping.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { readPageShop } from '#server/shop/page-shop.ts';
import type { kept } from './kept.ts';

export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(shopUrl()),
    title: 'Auction results',
    description: 'Every lot that has closed, month by month, sold or not, with its estimate.',
    alternates: { canonical: '/auctions/results' },
  };
}

export default async function ResultsPage({ searchParams }: { searchParams: KeptSearch<typeof kept> }) {
  const query = lotResultsSchema.parse(await searchParams);
  const { zone } = await readPageShop();
  return <ResultsArchive query={query} {...(await readResultsPage(query, zone))} />;
}
