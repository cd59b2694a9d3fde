import { Moment } from '#components/ui/format/moment.tsx';
import type { DeskQuestion, DeskReview, DeskWords } from '#contract/review/review.ts';
import { type ReviewQuestion, reviewQuestions } from '#domain/review/review-questions.ts';
import { Badge } from '../../ui/badge.tsx';
import { DecideQuestion } from './decide-question.tsx';
import { DecideReview } from './decide-review.tsx';

/** One review or question, and what can be done with it. A decision is about the version that stands here. */
export function WordsCard({ words }: { words: DeskWords }) {
  const { kind, slug, piece, maker, body, reason, at, state } = words;
  return (
    <li>
      <article aria-label={`${kind === 'review' ? 'Review' : 'Question'}: ${piece}`}>
        <header>
          <Badge>{kind === 'review' ? 'Review' : 'Question'}</Badge>
          <a className="text-link work-title" href={`/products/${slug}#${kind}s`}>
            {piece}
          </a>
          <span className="small muted tabular">
            {maker}, <Moment at={at} show="day-time" />
          </span>
        </header>
        <blockquote>{body}</blockquote>
        {kind === 'review' ? <OfBuyer review={words} /> : state === 'shown' && <Answer question={words} />}
        {reason !== null && <p className="small">You refused it: {reason}</p>}
        {kind === 'review' ? (
          <DecideReview key={words.version} review={words} />
        ) : (
          <DecideQuestion key={words.version} question={words} />
        )}
      </article>
    </li>
  );
}

function OfBuyer({ review }: { review: DeskReview }) {
  const { signature, order } = review;
  return (
    <>
      <p className="small muted tabular">
        {signature ? `Signed “${signature}”` : 'Signed “A buyer”'}, order{' '}
        <a className="text-link" href={`/desk/orders/${order.publicId}`}>
          {order.number}
        </a>
      </p>
      <dl className="small">
        {(Object.keys(reviewQuestions) as ReviewQuestion[]).map((name) => (
          <div key={name}>
            <dt>{reviewQuestions[name]}</dt>
            <dd>{review[name] ? 'Yes' : 'No'}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const Answer = ({ question: { answer, maker } }: { question: DeskQuestion }) => (
  <p className="waiting-list__answer">
    <span className="muted">{maker || 'Answer'}:</span> {answer}
  </p>
);
