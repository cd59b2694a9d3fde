import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ShelfPage } from '#components/catalogue/shelf-page.tsx';
import { shelfQuerySchema } from '#contract/shelf.ts';
import { readCollection } from '#server/catalogue/collections.ts';
import { readShelf } from '#server/catalogue/shelf.ts';

export const dynamic = 'force-dynamic';

/** Read once for the page and its head. */
const collectionOf = cache(readCollection);

interface Props {
  params: Promise<{ collection: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const collection = await collectionOf((await params).collection);
  return { title: collection?.title, description: collection?.description };
}

export default async function CollectionPage({ params, searchParams }: Props) {
  const collection = await collectionOf((await params).collection);
  if (!collection) notFound();
  const { slug, title, description } = collection;
  const query = shelfQuerySchema.parse(await searchParams);
  const shelf = await readShelf(query, slug);
  return <ShelfPage title={title} lead={description} path={`/shop/${slug}`} query={query} shelf={shelf} />;
}
