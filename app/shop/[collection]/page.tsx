import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { CataloguePage } from '#components/catalogue/catalogue-page.tsx';
import { catalogueQuerySchema } from '#contract/catalogue-query.ts';
import { readCatalogueList } from '#server/catalogue/catalogue-list.ts';
import { readCollection } from '#server/catalogue/collections.ts';
import type { KeptSearch } from '#server/http/page-cache/page-keeping.ts';
import type { kept } from './kept.ts';

export const dynamic = 'force-dynamic';

/** Read once for the page and its head. */
const collectionOf = cache(readCollection);

interface Props {
  params: Promise<{ collection: string }>;
  searchParams: KeptSearch<typeof kept>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const collection = await collectionOf((await params).collection);
  return { title: collection?.title, description: collection?.description };
}

export default async function CollectionPage({ params, searchParams }: Props) {
  const collection = await collectionOf((await params).collection);
  if (!collection) notFound();
  const { slug, title, description } = collection;
  const query = catalogueQuerySchema.parse(await searchParams);
  const list = await readCatalogueList(query, slug);
  return <CataloguePage title={title} lead={description} path={`/shop/${slug}`} query={query} list={list} />;
}
