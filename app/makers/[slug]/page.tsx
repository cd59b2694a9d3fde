import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { OneMaker } from '#components/catalogue/page/one-maker.tsx';
import { notFoundHead } from '#components/site/not-found-head.ts';
import { readMakerPage } from '#server/catalogue/makers.ts';
import { readNextDropOfMaker } from '#server/drop/next-drop-of-maker.ts';
import { shopUrl } from '#server/mail/shop-url.ts';

export const dynamic = 'force-dynamic';

/** Read once for the page and its head. */
const makerPage = cache(readMakerPage);

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await makerPage((await params).slug);
  if (!page) return notFoundHead;
  const { slug, name, text } = page.maker;
  return {
    metadataBase: new URL(shopUrl()),
    title: name,
    description: text || undefined,
    alternates: { canonical: `/makers/${slug}` },
  };
}

export default async function MakerPage({ params }: Props) {
  const page = await makerPage((await params).slug);
  if (!page) notFound();
  return <OneMaker {...page} next={await readNextDropOfMaker(page.maker.name)} />;
}
