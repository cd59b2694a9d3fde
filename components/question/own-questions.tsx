import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import '../review/review.css';

export interface OwnQuestionRow {
  id: string;
  state: 'waiting' | 'shown' | 'refused';
  body: string;
  answer: string | null;
  reason: string | null;
  askedAt: string;
  piece: string;
  slug: string;
}

/** What somebody asked, and what became of it. Deleting one is a plain form. */
export function OwnQuestions({ questions }: { questions: readonly OwnQuestionRow[] }) {
  if (questions.length === 0) {
    return (
      <>
        <p className="muted">No questions yet. You can ask on any piece’s page.</p>
        <ButtonLink href="/shop" kind="secondary">
          See the pieces
        </ButtonLink>
      </>
    );
  }
  return (
    <ul className="review-list">
      {questions.map(({ id, state, body, answer, reason, askedAt, piece, slug }) => (
        <li key={id}>
          <p className="small muted tabular">
            <a className="text-link" href={`/products/${slug}#questions`}>
              {piece}
            </a>
            , <Moment at={askedAt} show="day" />
          </p>
          <p className="review-list__words">{body}</p>
          <p className="review-list__answer">
            {state === 'waiting' ? 'Waiting for an answer. We’ll let you know.' : (answer ?? reason)}
          </p>
          {state === 'refused' && <p className="small muted">It is not on the piece’s page.</p>}
          <form method="post" action="/api/account/questions/withdraw">
            <Button type="submit" kind="quiet" small name="id" value={id}>
              Delete the question
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}
