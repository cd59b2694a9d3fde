import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { AllWords } from '#components/review/all-words.tsx';
import { ReviewItem } from '#components/review/review-item.tsx';
import { notFoundHead } from '#components/site/not-found-head.ts';
import type { KeptSearch } from '#server/engine/pages/page-keeping.ts';
import { readReviewsPage } from '#server/review/all-shown.ts';
import type { kept } from './kept.ts';

export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: KeptSearch<typeof kept>;
}

/** Read once for the page and its head. */
const read = cache(readReviewsPage);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await read((await params).slug, undefined);
  return page ? { title: `Reviews of ${page.piece.title}`, robots: { index: false } } : notFoundHead;
}

export default async function ReviewsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const page = await read(slug, (await searchParams).after);
  if (!page) notFound();
  return (
    <AllWords
      title="Reviews"
      piece={page.piece}
      next={page.nextCursor && `/products/${slug}/reviews?after=${page.nextCursor}`}
      none="No reviews yet."
    >
      {page.items.map((review) => (
        <ReviewItem key={review.id} review={review} />
      ))}
    </AllWords>
  );
}
