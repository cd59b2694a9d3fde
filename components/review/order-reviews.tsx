'use client';

import type { OrderView } from '#contract/order/page/order-view.ts';
import type { OwnReview } from '#contract/review/review.ts';
import { OrderForm } from '../order/change/order-form.tsx';
import { Note } from '../ui/note.tsx';
import { ReviewFields } from './review-fields.tsx';
import './review.css';

type Line = OrderView['lines'][number];

/** On the page of an order that has arrived: its buyer writes of each piece, and sees what became of it. */
export function OrderReviews({ order }: { order: OrderView }) {
  const { lineIds, written } = order.reviews;
  const lines = order.lines.flatMap((line) => {
    const review = written.find(({ lineId }) => lineId === line.id) ?? null;
    return review || lineIds.includes(line.id) ? [{ line, review }] : [];
  });
  if (lines.length === 0) return null;
  return (
    <section className="order-reviews" id="reviews" aria-labelledby="reviews-title">
      <h2 className="heading" id="reviews-title">
        Reviews
      </h2>
      {lines.some(({ review }) => review === null) && (
        <p className="muted">Three quick questions and a sentence help other people choose.</p>
      )}
      {lines.map(({ line, review }) => (
        <OneLine
          key={line.id}
          line={line}
          review={review}
          mayWrite={lineIds.includes(line.id)}
          action={`/api/orders/${order.publicId}/lines/${line.id}/review`}
        />
      ))}
    </section>
  );
}

interface OneLineProps {
  line: Line;
  review: OwnReview | null;
  mayWrite: boolean;
  action: string;
}

function OneLine({ line, review, mayWrite, action }: OneLineProps) {
  const writes = mayWrite && review?.state !== 'shown';
  return (
    <article className="own-review" aria-label={line.title}>
      {review && <Written line={line} review={review} />}
      {writes && (
        // Once it is written anew, it closes.
        <details className="order-action" key={review?.version ?? 0}>
          <summary>{review ? 'Rewrite it' : `Review ${line.title}`}</summary>
          <OrderForm
            action={action}
            label={review ? 'Send it again' : 'Send your review'}
            busy="Sending…"
            done="Your review is sent. We read it before it appears."
          >
            {(errors) => <ReviewFields id={line.id} review={review} errors={errors} />}
          </OrderForm>
        </details>
      )}
      {review && (
        <OrderForm
          action={`${action}/withdraw`}
          label={review.state === 'shown' ? 'Take it off the page' : 'Delete it'}
          busy="Deleting…"
          done="Your review is deleted."
          kind="quiet"
        />
      )}
    </article>
  );
}

function Written({ line, review }: { line: Line; review: OwnReview }) {
  return (
    <>
      <div>
        <h3 className="heading-small work-title">{line.title}</h3>
        <p className="small muted">{stateWords(review, line)}</p>
      </div>
      <blockquote className="review-list__words">{review.body}</blockquote>
      {review.state === 'refused' && (
        <Note tone="attention">
          <b className="bold">It is not on the piece’s page.</b> {review.reason}
        </Note>
      )}
    </>
  );
}

function stateWords({ state, signature }: OwnReview, { slug }: Line) {
  const signed = signature ? `Signed “${signature}”.` : 'Signed “A buyer”.';
  if (state === 'waiting') return `${signed} We read it before it appears on the piece’s page.`;
  if (state === 'refused' || slug === null) return signed;
  return (
    <>
      {signed} It is on{' '}
      <a className="text-link" href={`/products/${slug}#reviews`}>
        the piece’s page
      </a>
      .
    </>
  );
}
