'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import type { DeskWords } from '#contract/review/review.ts';
import type { View } from '#contract/wire/views.ts';
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
  const { version } = useView<'desk-reviews'>(deskTopicOf.reviews, waiting) ?? waiting;
  const router = useRouter();
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    router.refresh();
  }, [version, router]);
  if (items.length === 0) return <p className="desk__empty">{none}</p>;
  return (
    <>
      <ul className="waiting-list">
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
