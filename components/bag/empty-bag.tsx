'use client';

import { ButtonLink } from '#components/ui/form/button.tsx';
import { countedInWords } from '#components/ui/format/count-words.ts';
import type { View } from '#contract/wire/views.ts';
import { holdMinutes } from '#domain/bag/hold-time.ts';
import { InTheShop } from '../catalogue/in-the-shop.tsx';
import { useLiveState } from '../live/live-provider.tsx';
import '../catalogue/catalogue.css';

const cheapestFirst = '/shop?availability=in_stock&sort=price';

/** What an empty bag offers instead: what its person saved, else what stands first in the shop. */
export interface BagOffer {
  saved: boolean;
  cards: View<'card'>[];
}

export function EmptyBag({ offer }: { offer: BagOffer | null }) {
  const catchingUp = useLiveState((state) => state.catchingUp);
  if (catchingUp) {
    return (
      <div className="bag-empty" role="status">
        <h1 className="heading-large">Your bag</h1>
        <p className="lead-text">One moment. We’re adding it to your bag.</p>
      </div>
    );
  }
  const { saved, cards } = offer ?? { saved: false, cards: [] };
  return (
    <>
      <div className="bag-empty">
        <h1 className="heading-large">Nothing in your bag</h1>
        <p className="lead-text">Pieces you add are held for up to {holdMinutes} minutes.</p>
        <div className="cluster bag-empty__ways">
          <ButtonLink href="/shop">See all pieces</ButtonLink>
          <ButtonLink kind="secondary" href={cheapestFirst}>
            Lowest price first
          </ButtonLink>
        </div>
      </div>
      <InTheShop cards={cards} {...(saved && { title: `${countedInWords(cards.length, 'piece')} you saved` })}>
        {saved && (
          <a className="text-link" href="/wish-list">
            Wish list
          </a>
        )}
      </InTheShop>
    </>
  );
}
