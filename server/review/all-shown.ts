import type { PublicQuestion, PublicReview } from '#contract/review/review.ts';
import { topicOf } from '#contract/topics.ts';
import type { PageOf } from '#contract/value/page-of.ts';
import { database } from '#server/engine/database/database.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { readShownQuestions } from '#server/question/shown-questions.ts';
import { pageSource } from '#server/web/page-source.ts';
import { parseCursor, type ShownCursor } from '#server/web/shown-cursor.ts';
import { readShownReviews } from './shown-reviews.ts';

interface Piece {
  id: string;
  slug: string;
  title: string;
  maker: string;
}
export type ShownPage<T> = PageOf<T> & { piece: Piece };

const pageSize = 50;

/** All that is shown of a piece's reviews, for their page. @returns null for a piece that has no page */
export const readReviewsPage = (slug: string, after: string | undefined): Promise<ShownPage<PublicReview> | null> =>
  readPage(slug, after, readShownReviews);

export const readQuestionsPage = (slug: string, after: string | undefined): Promise<ShownPage<PublicQuestion> | null> =>
  readPage(slug, after, readShownQuestions);

async function readPage<T>(
  slug: string,
  after: string | undefined,
  read: (productId: string, page: { limit: number; after: ShownCursor | null }) => Promise<PageOf<T>>,
): Promise<ShownPage<T> | null> {
  const piece = await database().product.findUnique({
    where: { slug },
    select: { id: true, slug: true, title: true, maker: true, status: true },
  });
  if (piece?.status !== 'published') return null;
  reads(topicOf.reviews(piece.id));
  reads(pageSource.label(piece.id));
  return {
    piece,
    ...(await read(piece.id, { limit: pageSize, after: after === undefined ? null : parseCursor(after) })),
  };
}
