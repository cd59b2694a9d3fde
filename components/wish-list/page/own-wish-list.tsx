'use client';

import { useState } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { countedInWords } from '#components/ui/format/count-words.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { emptyWishList } from '#contract/wish-list/wish-list.ts';
import { LiveCard } from './live-card.tsx';
import { ShareWishList } from './share-wish-list.tsx';
import '../wish-list.css';

interface OwnWishListProps {
  /** Null for whoever has no session yet. */
  initial: View<'my-wish-list'> | null;
  cards: readonly View<'card'>[];
  origin: string;
}

/** A person's wish list, live. A piece taken off stays on screen until they leave, so that it can be put back. */
export function OwnWishList({ initial, cards, origin }: OwnWishListProps) {
  const { productIds, shared } = useView(topicOf.myWishList, initial)?.data ?? emptyWishList;
  const [first] = useState(() => new Map(cards.map((card) => [card.data.id, card])));
  const shown = [...productIds.filter((id) => !first.has(id)), ...first.keys()];
  return (
    <main className="container wish-list">
      <div className="wish-list__head">
        <div>
          <h1 className="heading-large">Wish list</h1>
          <p className="muted">{leadOf(productIds.length)}</p>
        </div>
      </div>
      {shown.length > 0 && (
        <div className="wish-list__cards">
          {shown.map((id) => (
            <LiveCard key={id} productId={id} initial={first.get(id) ?? null} saved={productIds.includes(id)} />
          ))}
        </div>
      )}
      {shown.length === 0 && (
        <ButtonLink href="/shop" kind="secondary">
          See all pieces
        </ButtonLink>
      )}
      {productIds.length > 0 && <ShareWishList shared={shared} origin={origin} />}
    </main>
  );
}

const leadOf = (count: number): string =>
  count === 0
    ? 'Nothing saved yet. Press the corner of a photograph to save it here.'
    : `${countedInWords(count, 'piece')}. Prices and stock are live. Saving a piece doesn’t hold it.`;
