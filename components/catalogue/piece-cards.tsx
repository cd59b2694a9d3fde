'use client';

import type { PhotographProps } from '#components/ui/photograph/photograph.tsx';
import type { LabelledCard } from '#contract/catalogue/catalogue.ts';
import type { View } from '#contract/wire/views.ts';
import { LabelCard, PieceCard } from './piece-card.tsx';

interface PieceCardsProps {
  cards: readonly View<'card'>[];
  /** How wide each is shown, as the `sizes` of an image. */
  sizes: string;
  /** How many are in sight without scrolling: their photographs are fetched at once, the first before all else. */
  inSight?: number;
}

export function PieceCards({ cards, sizes, inSight = 0 }: PieceCardsProps) {
  return cards.map((card, place) => (
    <PieceCard key={card.topic} initial={card} sizes={sizes} fetching={fetchingAt(place, inSight)} />
  ));
}

/** The same on a page that came without their stock. */
export function LabelCards({ labels, sizes }: { labels: readonly LabelledCard[]; sizes: string }) {
  return labels.map((label) => <LabelCard key={label.topic} label={label} sizes={sizes} />);
}

function fetchingAt(place: number, inSight: number): PhotographProps['fetching'] {
  if (place >= inSight) return 'lazy';
  return place === 0 ? 'first' : 'soon';
}
