import type { Metadata } from 'next';
import { cache } from 'react';
import { ShelfPage } from '#components/search/shelf-page.tsx';
import type { KeptSearch } from '#server/engine/pages/page-keeping.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import type { kept } from './kept.ts';
import { canonicalOf, readShelf, robotsOf } from './read-shelf.ts';

export const dynamic = 'force-dynamic';

/** Read once for the page and its head. */
const read = cache(readShelf);

interface Props {
  searchParams: KeptSearch<typeof kept>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const shelf = await read(await searchParams, null);
  return {
    metadataBase: new URL(shopUrl()),
    title: 'All pieces',
    robots: robotsOf(shelf),
    alternates: { canonical: canonicalOf('/shop', shelf) },
  };
}

export default async function ShopPage({ searchParams }: Props) {
  return <ShelfPage title="All pieces" path="/shop" collection={null} {...(await read(await searchParams, null))} />;
}
