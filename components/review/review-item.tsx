import { Moment } from '#components/ui/format/moment.tsx';
import type { PublicQuestion, PublicReview } from '#contract/review/review.ts';
import { TickIcon } from '../ui/icons.tsx';
import { boughtWords, signatureWords } from './bought-words.ts';

export function ReviewItem({ review }: { review: PublicReview }) {
  return (
    <li>
      <p className="rvq">{review.body}</p>
      <p className="small mute num">
        {signatureWords(review)}.{' '}
        <span className="own">
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
      <p className="rvq">{body}</p>
      <p className="rva">
        <span className="mute">
          {maker || 'Answer'}, <Moment at={answeredAt} show="day" />:
        </span>{' '}
        {answer}
      </p>
    </li>
  );
}
