'use client';

import { BidPanel } from '#components/auction/bid/bid-panel.tsx';
import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import { isUnderSeal } from '#components/auction/format/is-under-seal.ts';
import { BidHistory } from '#components/auction/history/bid-history.tsx';
import type { LiveLot } from '#components/auction/list/sale.ts';
import { estimateWords } from '#components/auction/lot/lot-words.ts';
import { Button } from '#components/ui/form/button.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { View } from '#contract/wire/views.ts';
import { falls } from '#domain/auction/format.ts';
import { leaderWords, placeWords } from './sale-words.ts';

interface OnTheBlockProps {
  entry: LiveLot;
  initial: View<'auction'> | null;
  /** Its place in the sale, from 1. */
  place: number;
  count: number;
  charges: LotCharges;
  /** The lot that waits while this one's result is shown. */
  waiting: LiveLot | null;
  goOn(): void;
  touch(): void;
}

export function OnTheBlock({ entry, initial, place, count, charges, waiting, goOn, touch }: OnTheBlockProps) {
  const { lot, view } = entry;
  const leader = leaderWords(view);
  const estimate = estimateWords(lot, view.currency);
  return (
    <section
      className="sale-room__block"
      aria-labelledby="on-the-block"
      data-testid="on-the-block"
      data-lot={lot.slug}
      onPointerMove={touch}
      onPointerDown={touch}
      onKeyDown={touch}
      onFocus={touch}
    >
      <div className="sale-room__photo">
        <Photograph image={lot.images[0] ?? null} sizes="(max-width: 900px) 100vw, 50vw" fetching="first" />
      </div>
      <div className="sale-room__lot">
        <div>
          <p className="small muted tabular">{placeWords(view, place, count)}</p>
          <h2 className="heading work-title" id="on-the-block">
            <a className="sale-room__title" href={`/auctions/${lot.slug}`}>
              {lot.title}
            </a>
          </h2>
          <p className="muted tabular">
            {[lot.maker, lot.material, estimate && `Estimate ${estimate}`].filter(Boolean).join('. ')}
          </p>
        </div>
        {initial && <BidPanel lot={lot} initial={initial} charges={charges} />}
        {waiting && (
          <div className="between sale-room__go">
            <p className="small">
              Lot {waiting.lot.lotNumber}, <span className="work-title">{waiting.lot.title}</span>, is open now.
            </p>
            <Button kind="secondary" small onClick={goOn}>
              Go on
            </Button>
          </div>
        )}
        {leader && (
          <p className="small muted tabular" data-testid="leader">
            {leader}
          </p>
        )}
      </div>
      {initial && !isUnderSeal(view) && !falls(view.format) && (
        <div className="sale-room__side">
          <BidHistory initial={initial} />
        </div>
      )}
    </section>
  );
}
