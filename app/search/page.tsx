import type { Metadata } from 'next';
import { ShelfPage } from '#components/search/shelf-page.tsx';
import type { KeptSearch } from '#server/engine/pages/page-keeping.ts';
import { readShelf } from '../shop/read-shelf.ts';
import type { kept } from './kept.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Search', robots: { index: false } };

export default async function SearchPage({ searchParams }: { searchParams: KeptSearch<typeof kept> }) {
  return <ShelfPage title="Search" path="/search" collection={null} {...(await readShelf(await searchParams, null))} />;
}
