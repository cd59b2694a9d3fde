'use client';

import { sealedWords } from '#components/auction/format/format-words.ts';
import { isUnderSeal } from '#components/auction/format/is-under-seal.ts';
import { useView } from '#components/live/view/use-view.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { View } from '#contract/wire/views.ts';
import { traitsOf } from '#domain/auction/format.ts';

export function UnderSeal({ initial }: { initial: View<'auction'> }) {
  const view = useView(initial.topic, initial)?.data ?? initial.data;
  const [won] = view.history;
  return (
    <section className="page-section columns lot-page__history laid-out-late" data-testid="under-seal">
      <div className="lot-page__chart">
        <h2 className="heading">{isUnderSeal(view) ? 'Bids are sealed' : 'The bids were opened'}</h2>
        {isUnderSeal(view) ? (
          <p className="prose muted">
            {sealedWords(view.format)} They are opened <Moment at={view.endsAt} show="day-time" />. How many there are
            is as secret as what they say.
          </p>
        ) : (
          <p className="prose muted">
            {won
              ? `${won.paddle} has the lot for ${formatMoney(won.amount, view.currency)}${secondPriceWords(view)}. What the others bid stays sealed.`
              : 'The lot was not sold. What was bid stays sealed.'}
          </p>
        )}
      </div>
    </section>
  );
}

const secondPriceWords = ({ format }: AuctionView): string =>
  !traitsOf[format].paysOwnBid ? ', the second price' : '';
