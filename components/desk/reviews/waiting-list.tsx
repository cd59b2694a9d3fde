'use client';

import { useView } from '#components/live/view/use-view.ts';
import type { DeskReviewsView } from '#contract/review/review.ts';
import type { View } from '#contract/wire/views.ts';
import { WordsCard } from './words-card.tsx';
import './reviews.css';

/** What nobody has read yet, live: what another merchant decides goes. */
export function WaitingList({ initial }: { initial: View<'desk-reviews'> }) {
  const { count, waiting } = (useView<'desk-reviews'>(initial.topic, initial) ?? initial).data as DeskReviewsView;
  if (waiting.length === 0)
    return <p className="desk__empty">Nothing to read. New reviews and questions appear here automatically.</p>;
  return (
    <>
      <ul className="waiting-list">
        {waiting.map((words) => (
          <WordsCard key={words.id} words={words} />
        ))}
      </ul>
      {count > waiting.length && (
        <p className="muted small tabular">{count - waiting.length} more follow as these are decided.</p>
      )}
    </>
  );
}
