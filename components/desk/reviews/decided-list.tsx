'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { DeskWords } from '#contract/review.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/views.ts';
import { useView } from '../../live/use-view.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { WordsCard } from './words-card.tsx';
import './reviews.css';

interface DecidedListProps {
  items: readonly DeskWords[];
  /** The page after this one; null on the last. */
  next: string | null;
  none: string;
  waiting: View<'desk-reviews'>;
}

/** A page of what is shown, or of what was refused: read anew once anything was decided. */
export function DecidedList({ items, next, none, waiting }: DecidedListProps) {
  const { version } = useView<'desk-reviews'>(topicOf.deskReviews, waiting) ?? waiting;
  const router = useRouter();
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    router.refresh();
  }, [version, router]);
  if (items.length === 0) return <p className="empty">{none}</p>;
  return (
    <>
      <ul className="dkw">
        {items.map((words) => (
          <WordsCard key={words.id} words={words} />
        ))}
      </ul>
      {next && (
        <ButtonLink kind="secondary" small href={next} rel="next">
          Older ones
        </ButtonLink>
      )}
    </>
  );
}
