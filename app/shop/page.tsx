import type { Metadata } from 'next';
import { ShelfPage } from '#components/catalogue/shelf-page.tsx';
import { shelfQuerySchema } from '#contract/shelf.ts';
import { readShelf } from '#server/catalogue/shelf.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'All pieces' };

export default async function ShopPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const query = shelfQuerySchema.parse(await searchParams);
  return <ShelfPage title="All pieces" path="/shop" query={query} shelf={await readShelf(query)} />;
}
