'use client';

import { useOwn } from '#components/auction/bid/use-own.ts';
import { countWords } from '#components/auction/format/format-words.ts';
import { endingWord, estimateWords } from '#components/auction/lot/lot-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { AuctionView } from '#contract/auction/auction.ts';
import { falls } from '#domain/auction/format.ts';
import { OwnBadge } from './own-badge.tsx';
import { besideEstimate, lastPriceOf, scaleOf } from './result-scale.ts';
import type { LiveLot } from './sale.ts';
import './results.css';

/** Closed lots, each with its estimate and price on one scale. */
export function ResultRows({ lots }: { lots: readonly LiveLot[] }) {
  const scale = scaleOf(lots);
  return (
    <>
      <div className="results-key small muted" aria-hidden="true">
        <span>
          <i className="results-bar__estimate" /> Estimate
        </span>
        <span>
          <i className="results-bar__price" /> Price
        </span>
        <span>
          <i className="results-bar__price results-bar__price--unsold" /> Highest bid, not sold
        </span>
      </div>
      <ol className="results-list">
        {lots.map((entry) => (
          <ResultRow key={entry.lot.id} {...entry} scale={scale} />
        ))}
      </ol>
    </>
  );
}

function ResultRow({ lot, view, scale }: LiveLot & { scale: number | null }) {
  const { position } = useOwn(lot.id);
  const price = lastPriceOf(view);
  const sold = view.outcome === 'sold';
  const beside = besideEstimate({ lot, view });
  const estimate = estimateWords(lot, view.currency);
  return (
    <li data-lot={lot.slug}>
      <Photograph image={lot.images[0] ?? null} alt="" sizes="64px" />
      <div className="results-list__name">
        <p className="small muted tabular">
          Lot {lot.lotNumber} <OwnBadge view={view} position={position} />
        </p>
        <a className="work-title results-list__link" href={`/auctions/${lot.slug}`}>
          {lot.title}
        </a>
        <p className="small muted tabular">
          Closed <Moment at={view.closedAt ?? view.endsAt} show="day-time" />
        </p>
      </div>
      <Bar lot={lot} price={price} sold={sold} scale={scale} />
      <p className={sold ? 'results-list__price tabular' : 'results-list__price tabular muted'}>
        {sold && <span className="visually-hidden">Sold for </span>}
        {price === null ? '–' : formatMoney(price, view.currency)}
      </p>
      <p className="small tabular results-list__words">
        {(sold && beside) || endingWord(view)}
        {estimate && <span className="visually-hidden">. Estimate {estimate}</span>}
        <br />
        <span className="muted">{bidWords(view)}</span>
      </p>
    </li>
  );
}

const bidWords = (view: AuctionView): string =>
  falls(view.format) && view.bidCount === 0 ? 'Not sold' : countWords(view, 'Nobody bid');

interface BarProps {
  lot: LiveLot['lot'];
  price: number | null;
  sold: boolean;
  scale: number | null;
}

function Bar({ lot: { estimateLowAmount: low, estimateHighAmount: high }, price, sold, scale }: BarProps) {
  const at = (amount: number) => `${((100 * amount) / (scale ?? 1)).toFixed(2)}%`;
  return (
    <div className="results-bar" aria-hidden="true">
      {scale !== null && low !== null && high !== null && (
        <i className="results-bar__estimate" style={{ left: at(low), width: at(high - low) }} />
      )}
      {scale !== null && price !== null && (
        <i
          className={sold ? 'results-bar__price' : 'results-bar__price results-bar__price--unsold'}
          style={{ left: at(price) }}
        />
      )}
    </div>
  );
}
