'use client';

import { useRef } from 'react';
import { phaseOf } from '#components/auction/bid/situation.ts';
import { useIsUrgent } from '#components/auction/ending/use-is-urgent.ts';
import { countWords, fromWord } from '#components/auction/format/format-words.ts';
import { usePriceNow } from '#components/auction/format/use-price-now.ts';
import { LotClock } from '#components/auction/lot/lot-clock.tsx';
import { endingWord } from '#components/auction/lot/lot-words.ts';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { useViewNear } from '#components/live/view/use-view-near.ts';
import { classNames } from '#components/ui/class-names.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph, type PhotographProps } from '#components/ui/photograph/photograph.tsx';
import { Price } from '#components/ui/price.tsx';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { LotFace } from '#contract/auction/lot-face.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';

interface LotCardProps extends Pick<PhotographProps, 'sizes' | 'fetching'> {
  lot: LotFace;
  initial: View<'auction'>;
}

/** A lot among pieces. */
export function LotCard({ lot, initial, sizes, fetching }: LotCardProps) {
  const outer = useRef<HTMLDivElement>(null);
  const view = useViewNear(outer, initial).data;
  const amount = usePriceNow(view);
  const upcoming = view.state === 'scheduled';
  const tag = (
    <>
      {!upcoming && <i className="pulse beating" />}
      {upcoming ? 'Auction to come' : 'Live auction'}, lot {lot.lotNumber}
    </>
  );
  return (
    <div className="saveable" ref={outer}>
      <a className="piece-card" href={`/auctions/${lot.slug}`} data-live={topicOf.auction(lot.id)}>
        <Photograph
          image={lot.images[0] ?? null}
          sizes={sizes}
          fetching={fetching}
          tag={view.state === 'closed' ? undefined : tag}
        />
        <div className="piece-card__label">
          <div className="piece-card__title">
            <span className="work-title">{lot.title}</span>
            <span className="piece-card__price tabular known">
              {fromWord(view)}
              <Price amount={amount} currency={view.currency} />
            </span>
          </div>
          <div className="maker-name">{[lot.maker, lot.material].filter(Boolean).join('. ')}</div>
          <LotLine view={view} />
        </div>
      </a>
    </div>
  );
}

function LotLine({ view }: { view: AuctionView }) {
  const phase = useByServerNow((now) => phaseOf(view, now));
  const hot = useIsUrgent(view) && phase === 'open';
  return (
    <div className={classNames('piece-card__state known', hot && 'live-text')}>
      <span className="tabular">
        {phase === 'closed' && endingWord(view)}
        {phase === 'closing' && 'Closing…'}
        {(phase === 'upcoming' || phase === 'opening') && (
          <>
            Opens <Moment at={view.startsAt} />
          </>
        )}
        {phase === 'open' && (
          <>
            {countWords(view, 'No bids yet')}, closes in <LotClock at={view.endsAt} />
          </>
        )}
      </span>
    </div>
  );
}
