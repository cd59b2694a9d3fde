import type { PublicQuestion, PublicReview } from '#contract/review/review.ts';
import { QuestionItem, ReviewItem } from './review-item.tsx';

export const ReviewList = ({ reviews }: { reviews: readonly PublicReview[] }) => (
  <ul className="review-list">
    {reviews.map((review) => (
      <ReviewItem key={review.id} review={review} />
    ))}
  </ul>
);

export const QuestionList = ({ questions, maker }: { questions: readonly PublicQuestion[]; maker: string }) => (
  <ul className="review-list">
    {questions.map((question) => (
      <QuestionItem key={question.id} question={question} maker={maker} />
    ))}
  </ul>
);
