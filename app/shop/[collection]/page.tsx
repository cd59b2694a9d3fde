import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ShelfPage } from '#components/search/shelf-page.tsx';
import { notFoundHead } from '#components/site/not-found-head.ts';
import { readCollection } from '#server/catalogue/collections.ts';
import type { KeptSearch } from '#server/engine/pages/page-keeping.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { canonicalOf, readShelf, robotsOf } from '../read-shelf.ts';
import type { kept } from './kept.ts';

export const dynamic = 'force-dynamic';

/** Read once for the page and its head. */
const collectionOf = cache(readCollection);
const read = cache(readShelf);

interface Props {
  params: Promise<{ collection: string }>;
  searchParams: KeptSearch<typeof kept>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const collection = await collectionOf((await params).collection);
  if (!collection) return notFoundHead;
  const shelf = await read(await searchParams, collection.slug);
  return {
    metadataBase: new URL(shopUrl()),
    title: collection.title,
    description: collection.description,
    robots: robotsOf(shelf),
    alternates: { canonical: canonicalOf(`/shop/${collection.slug}`, shelf) },
  };
}

export default async function CollectionPage({ params, searchParams }: Props) {
  const collection = await collectionOf((await params).collection);
  if (!collection) notFound();
  const { slug, title, description, image } = collection;
  const shelf = await read(await searchParams, slug);
  return (
    <ShelfPage title={title} lead={description} image={image} path={`/shop/${slug}`} collection={slug} {...shelf} />
  );
}
