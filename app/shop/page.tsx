import type { Metadata } from 'next';
import { CataloguePage } from '#components/catalogue/catalogue-page.tsx';
import { catalogueQuerySchema } from '#contract/catalogue-query.ts';
import { readCatalogueList } from '#server/catalogue/catalogue-list.ts';
import type { KeptSearch } from '#server/http/page-cache/page-keeping.ts';
import type { kept } from './kept.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'All pieces' };

export default async function ShopPage({ searchParams }: { searchParams: KeptSearch<typeof kept> }) {
  const query = catalogueQuerySchema.parse(await searchParams);
  return <CataloguePage title="All pieces" path="/shop" query={query} list={await readCatalogueList(query)} />;
}
