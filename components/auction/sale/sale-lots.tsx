'use client';

import { useOwn } from '#components/auction/bid/use-own.ts';
import { countWords, fromWord } from '#components/auction/format/format-words.ts';
import { usePriceNow } from '#components/auction/format/use-price-now.ts';
import { OwnBadge } from '#components/auction/list/own-badge.tsx';
import { ResultRows } from '#components/auction/list/result-rows.tsx';
import type { LiveLot } from '#components/auction/list/sale.ts';
import { LotClock } from '#components/auction/lot/lot-clock.tsx';
import { useTimeIsKnown } from '#components/live/clock/use-server-now.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { Price } from '#components/ui/price.tsx';
import { soldSoFarWords } from './sale-words.ts';

export function NextLots({ lots }: { lots: readonly LiveLot[] }) {
  if (lots.length === 0) return null;
  return (
    <section className="sale-room__next" aria-labelledby="next-lots">
      <h2 className="heading" id="next-lots">
        Next
      </h2>
      <ol className="sale-room__lots">
        {lots.map((entry) => (
          <NextLot key={entry.lot.id} {...entry} />
        ))}
      </ol>
    </section>
  );
}

function NextLot({ lot, view }: LiveLot) {
  const { position } = useOwn(lot.id);
  const timeIsKnown = useTimeIsKnown();
  const priceNow = usePriceNow(view);
  return (
    <li data-lot={lot.slug}>
      <Photograph image={lot.images[0] ?? null} alt="" sizes="72px" />
      <div>
        <a className="work-title sale-room__name" href={`/auctions/${lot.slug}`}>
          {lot.title}
        </a>
        <p className="small muted tabular">
          Closes {timeIsKnown ? 'in' : 'at'} <LotClock at={view.endsAt} />
          {timeIsKnown && (
            <>
              , <Moment at={view.endsAt} />
            </>
          )}
        </p>
      </div>
      <div className="sale-room__right">
        <span className="serif sale-room__bid tabular known">
          {fromWord(view)}
          <Price amount={priceNow} currency={view.currency} />
        </span>
        <span className="small muted tabular">{countWords(view, 'No bids yet')}</span>
        <OwnBadge view={view} position={position} />
      </div>
    </li>
  );
}

interface ClosedLotsProps {
  lots: readonly LiveLot[];
  soldCount: number;
  totals: string;
  over: boolean;
}

/** What has closed, the last first, and what it came to. */
export function ClosedLots({ lots, soldCount, totals, over }: ClosedLotsProps) {
  if (lots.length === 0) return null;
  return (
    <section className="sale-room__conditions" aria-labelledby="closed-lots">
      <div className="between">
        <h2 className="heading" id="closed-lots">
          Closed
        </h2>
        <p className="small muted tabular" data-testid="totals">
          {soldSoFarWords(soldCount, totals, over)}
        </p>
      </div>
      <ResultRows lots={lots} />
    </section>
  );
}
