import { Moment } from '#components/ui/format/moment.tsx';
import type { PublicQuestion, PublicReview } from '#contract/review/review.ts';
import { TickIcon } from '../ui/icons.tsx';
import { boughtWords, signatureWords } from './bought-words.ts';

export function ReviewItem({ review }: { review: PublicReview }) {
  return (
    <li>
      <p className="review-list__words">{review.body}</p>
      <p className="small muted tabular">
        {signatureWords(review)}.{' '}
        <span className="review-list__own">
          <TickIcon />
          {boughtWords(review)}
        </span>
      </p>
    </li>
  );
}

export function QuestionItem({
  question: { body, answer, answeredAt },
  maker,
}: {
  question: PublicQuestion;
  maker: string;
}) {
  return (
    <li>
      <p className="review-list__words">{body}</p>
      <p className="review-list__answer">
        <span className="muted">
          {maker || 'Answer'}, <Moment at={answeredAt} show="day" />:
        </span>{' '}
        {answer}
      </p>
    </li>
  );
}
