'use client';

import { phaseOf, timesWord } from '#components/auction/bid/situation.ts';
import { useIsUrgent } from '#components/auction/ending/use-is-urgent.ts';
import { countWords, fromWord } from '#components/auction/format/format-words.ts';
import { usePriceNow } from '#components/auction/format/use-price-now.ts';
import { LotClock } from '#components/auction/lot/lot-clock.tsx';
import { endingWord } from '#components/auction/lot/lot-words.ts';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { classNames } from '#components/ui/class-names.ts';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { Price } from '#components/ui/price.tsx';
import { topicOf } from '#contract/topics.ts';
import type { LiveLot, LotEntry, LotFace } from './sale.ts';
import { useLiveLots } from './use-live-lots.ts';
import './lot-strip.css';

const sizes = '(max-width: 599px) 66vw, (max-width: 900px) 40vw, (max-width: 1536px) calc(25vw - 30px), 346px';

export function LotStrip({ lots }: { lots: readonly LotEntry<LotFace>[] }) {
  const live = useLiveLots(lots);
  return (
    <ul className="lot-strip">
      {live.map((entry) => (
        <li key={entry.lot.id}>
          <StripLot {...entry} />
        </li>
      ))}
    </ul>
  );
}

function StripLot({ lot, view }: LiveLot<LotFace>) {
  const phase = useByServerNow((now) => phaseOf(view, now));
  const hot = useIsUrgent(view) && phase === 'open';
  const amount = usePriceNow(view);
  return (
    <a
      className="lot-strip__lot"
      href={`/auctions/${lot.slug}`}
      data-live={topicOf.auction(lot.id)}
      data-lot={lot.slug}
    >
      <div className={classNames('lot-strip__time', hot && 'live-text')}>
        <i className={hot ? 'pulse beating' : 'lot-strip__tick'} />
        <span className="clock">
          {phase === 'closed' && endingWord(view)}
          {phase === 'closing' && 'Closing…'}
          {(phase === 'open' || phase === 'upcoming' || phase === 'opening') && <LotClock at={view.endsAt} />}
        </span>
        {phase === 'open' && view.extensions > 0 && (
          <span className="small lot-strip__extended">Extended {timesWord(view.extensions)}</span>
        )}
      </div>
      <Photograph image={lot.images[0] ?? null} alt="" sizes={sizes} />
      <div className="lot-strip__label">
        <div className="between">
          <span className="small muted tabular">Lot {lot.lotNumber}</span>
          <span className="small muted tabular">{countWords(view, 'No bids yet')}</span>
        </div>
        <div className="between">
          <span className="work-title lot-strip__name">{lot.title}</span>
          <span className="serif lot-strip__bid tabular known">
            {fromWord(view)}
            <Price amount={amount} currency={view.currency} />
          </span>
        </div>
      </div>
    </a>
  );
}
