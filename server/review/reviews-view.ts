import { reviewsAtFirst } from '#contract/review/limits.ts';
import type { PublicQuestion, PublicReview, ReviewsView } from '#contract/review/review.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { shownQuestions, toQuestion } from '#server/question/shown-questions.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { shownReviews, toReview } from './shown-reviews.ts';

interface Row extends Omit<ReviewsView['reviews'], 'newest' | 'count'> {
  productId: string;
  version: number;
  reviews: number;
  questions: number;
  newestReviews: PublicReview[];
  newestQuestions: PublicQuestion[];
}

const first = { limit: reviewsAtFirst, after: null };
const ofPiece = Prisma.sql`product.id`;

/** Without a row in `piece_words` nothing was ever shown: that is version 0. */
async function readReviewsViews(db: Tx, ids: string[]): Promise<Map<string, Versioned<'reviews'>>> {
  for (const id of ids) reads(topicOf.reviews(id));
  const rows = await db.$queryRaw<Row[]>`
    SELECT product.id AS "productId", coalesce(words.version, 0) AS version, coalesce(reviews, 0) AS reviews,
           coalesce(words.as_described, 0) AS "asDescribed", coalesce(words.well_packed, 0) AS "wellPacked",
           coalesce(words.smaller_than_pictured, 0) AS "smallerThanPictured", coalesce(questions, 0) AS questions,
           CASE WHEN reviews > 0 THEN (SELECT jsonb_agg(shown) FROM (${shownReviews(ofPiece, first)}) AS shown) END AS "newestReviews",
           CASE WHEN questions > 0 THEN (SELECT jsonb_agg(shown) FROM (${shownQuestions(ofPiece, first)}) AS shown) END AS "newestQuestions"
    FROM product LEFT JOIN piece_words AS words ON words.product_id = product.id
    WHERE product.id = ANY (${ids}::text[]) AND status = 'published'`;
  return new Map(rows.map((row) => [row.productId, { version: row.version, data: toView(row) }]));
}

const none: ReviewsView = {
  reviews: { count: 0, asDescribed: 0, wellPacked: 0, smallerThanPictured: 0, newest: [] },
  questions: { count: 0, newest: [] },
};

const toView = ({ asDescribed, wellPacked, smallerThanPictured, ...row }: Row): ReviewsView => ({
  reviews: {
    count: row.reviews,
    asDescribed,
    wellPacked,
    smallerThanPictured,
    newest: (row.newestReviews ?? []).map(toReview),
  },
  questions: { count: row.questions, newest: (row.newestQuestions ?? []).map(toQuestion) },
});

/** For a page that shows the piece. @returns null for one that is no longer sold */
export async function readReviews(productId: string): Promise<View<'reviews'> | null> {
  const view = (await readReviewsViews(database(), [productId])).get(productId);
  return view ? { topic: topicOf.reviews(productId), ...view } : null;
}

/** The same of a piece that is sold, without a question where its page knows already that there are none. */
export async function readReviewsIfAny(
  productId: string,
  words: { count: number; version: number } | null,
): Promise<View<'reviews'> | null> {
  if (words && words.count > 0) return readReviews(productId);
  reads(topicOf.reviews(productId));
  return { topic: topicOf.reviews(productId), version: words?.version ?? 0, data: none };
}

/** `reviews:<product>`: for anyone, of a published piece. */
export const reviewsTopic: TopicSource<'reviews'> = {
  kind: 'reviews',
  shared: true,
  read: readReviewsViews,
  allow: () => null,
};
