'use client';

import { Suspense } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { latePart } from '#components/ui/late-part.ts';
import type { ReviewsView } from '#contract/review/review.ts';
import type { View } from '#contract/wire/views.ts';
import { AskQuestion } from '../question/ask-question.tsx';
import { AnswerDots } from './answer-dots.tsx';
import { MoreButton } from './more-button.tsx';
import { countWords } from './review-words.ts';
import { useMore } from './use-more.ts';
import './review.css';

/** Most pieces have neither. Where there are some, the server renders them at once. */
const ReviewList = latePart(() => import('./words-lists.tsx').then(({ ReviewList }) => ReviewList));
const QuestionList = latePart(() => import('./words-lists.tsx').then(({ QuestionList }) => QuestionList));

interface Props {
  slug: string;
  maker: string;
  initial: View<'reviews'>;
}

/** What buyers wrote of a piece, and questions to its maker, live. */
export function PieceWords({ slug, maker, initial }: Props) {
  const { data, version } = useView(initial.topic, initial) ?? initial;
  return (
    <>
      <Reviews slug={slug} reviews={data.reviews} version={version} />
      <Questions slug={slug} maker={maker} questions={data.questions} version={version} />
    </>
  );
}

function Reviews({ slug, reviews, version }: { slug: string; reviews: ReviewsView['reviews']; version: number }) {
  const { items, loadMore, ...more } = useMore(`/api/v1/products/${slug}/reviews`, { ...reviews, version });
  return (
    <section className="columns review-section laid-out-late" aria-labelledby="reviews">
      <div className="review-section__head">
        <h2 className="heading" id="reviews">
          Reviews
        </h2>
        <p className="muted small">{countWords(reviews.count)}</p>
        <AnswerDots {...reviews} />
      </div>
      <div className="review-section__body">
        {items.length > 0 && (
          <Suspense>
            <ReviewList reviews={items} />
          </Suspense>
        )}
        <MoreButton {...more} count={reviews.count} href={`/products/${slug}/reviews`} load={loadMore} />
      </div>
    </section>
  );
}

interface QuestionsProps {
  slug: string;
  maker: string;
  questions: ReviewsView['questions'];
  version: number;
}

function Questions({ slug, maker, questions, version }: QuestionsProps) {
  const { items, loadMore, ...more } = useMore(`/api/v1/products/${slug}/questions`, { ...questions, version });
  return (
    <section className="columns review-section laid-out-late" aria-labelledby="questions">
      <div className="review-section__head">
        <h2 className="heading" id="questions">
          Questions
        </h2>
      </div>
      <div className="review-section__body">
        {items.length > 0 && (
          <Suspense>
            <QuestionList questions={items} maker={maker} />
          </Suspense>
        )}
        <MoreButton {...more} count={questions.count} href={`/products/${slug}/questions`} load={loadMore} />
        <AskQuestion>
          <input type="hidden" name="slug" value={slug} />
        </AskQuestion>
      </div>
    </section>
  );
}
