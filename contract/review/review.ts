import { z } from 'zod';
import { longestReason } from '#contract/question/limits.ts';
import { longestReview, longestSignature } from '#contract/review/limits.ts';
import { writtenText } from '#contract/value/text.ts';
import { reviewQuestions } from '#domain/review/review-questions.ts';
import { reviewStates } from '#domain/review/review-states.ts';

const answer = (question: string) =>
  z.enum(['yes', 'no'], `Answer “${question}” with yes or no.`).transform((value) => value === 'yes');

const noText = 'Write a sentence.';

/** `POST /api/orders/<public id>/lines/<line>/review`. `seenVersion` is the review that was open: 0 for a new one. */
export const writeReviewSchema = z.object({
  body: writtenText(noText, longestReview),
  /** A first name or a place; empty: "A buyer". */
  signature: writtenText(null, longestSignature)
    .transform((line) => line.replace(/\s+/g, ' '))
    .default(''),
  asDescribed: answer(reviewQuestions.asDescribed),
  wellPacked: answer(reviewQuestions.wellPacked),
  smallerThanPictured: answer(reviewQuestions.smallerThanPictured),
  seenVersion: z.coerce.number().int().min(0),
});
export type WriteReview = z.output<typeof writeReviewSchema>;

const reason = writtenText('Say why. The reviewer will see this.', longestReason);
const seenVersion = z.coerce.number().int().min(1);

/** `POST /api/desk/reviews/<id>`. `seenVersion`: what was read is what is decided. */
export const decideReviewSchema = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('show'), seenVersion }),
  z.object({ decision: z.literal('refuse'), reason, seenVersion }),
]);
export type DecideReview = z.output<typeof decideReviewSchema>;

/** The buyer's own, on their order's page. */
export const ownReviewSchema = z.object({
  body: z.string(),
  signature: z.string(),
  asDescribed: z.boolean(),
  wellPacked: z.boolean(),
  smallerThanPictured: z.boolean(),
  state: z.enum(reviewStates),
  reason: z.string().nullable(),
  version: z.int(),
});
export type OwnReview = z.infer<typeof ownReviewSchema>;

/** As everybody sees it: nobody's name but what the buyer wrote. */
export const publicReviewSchema = z.object({
  id: z.string(),
  body: z.string(),
  /** A first name or a place; null: the buyer wrote none. */
  signature: z.string().nullable(),
  /** Null for a piece without an edition, and for several at once. */
  editionNo: z.int().nullable(),
  editionSize: z.int().nullable(),
  /** The month in which it was bought, in UTC: `2026-10`. */
  boughtIn: z.string(),
  asDescribed: z.boolean(),
  wellPacked: z.boolean(),
  smallerThanPictured: z.boolean(),
  shownAt: z.iso.datetime(),
});
export type PublicReview = z.infer<typeof publicReviewSchema>;

export const publicQuestionSchema = z.object({
  id: z.string(),
  body: z.string(),
  answer: z.string(),
  answeredAt: z.iso.datetime(),
});
export type PublicQuestion = z.infer<typeof publicQuestionSchema>;

/** Topic `reviews:<product>`: the newest of each, and how many there are. */
export const reviewsViewSchema = z.object({
  reviews: z.object({
    count: z.int(),
    asDescribed: z.int(),
    wellPacked: z.int(),
    smallerThanPictured: z.int(),
    newest: z.array(publicReviewSchema),
  }),
  questions: z.object({ count: z.int(), newest: z.array(publicQuestionSchema) }),
});
export type ReviewsView = z.infer<typeof reviewsViewSchema>;

const ofPiece = { slug: z.string(), piece: z.string(), maker: z.string() };

export const deskReviewSchema = z.object({
  kind: z.literal('review'),
  id: z.string(),
  version: z.int(),
  state: z.enum(reviewStates),
  body: z.string(),
  signature: z.string(),
  asDescribed: z.boolean(),
  wellPacked: z.boolean(),
  smallerThanPictured: z.boolean(),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
  order: z.object({ publicId: z.string(), number: z.string() }),
  ...ofPiece,
});
export type DeskReview = z.infer<typeof deskReviewSchema>;

export const deskQuestionSchema = z.object({
  kind: z.literal('question'),
  id: z.string(),
  version: z.int(),
  state: z.enum(reviewStates),
  body: z.string(),
  answer: z.string().nullable(),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
  ...ofPiece,
});
export type DeskQuestion = z.infer<typeof deskQuestionSchema>;

export const deskWordsSchema = z.discriminatedUnion('kind', [deskReviewSchema, deskQuestionSchema]);
export type DeskWords = z.infer<typeof deskWordsSchema>;

/** Topic `desk-reviews`: what waits to be read, the longest waiting first, and how many there are. */
export const deskReviewsViewSchema = z.object({ count: z.int(), waiting: z.array(deskWordsSchema) });
export type DeskReviewsView = z.infer<typeof deskReviewsViewSchema>;

declare module '#contract/wire/views.ts' {
  interface ViewData {
    reviews: ReviewsView;
    'desk-reviews': DeskReviewsView;
  }
}
