'use client';

import { extensionCount, lengthShort } from '#components/auction/announce/extension-words.ts';
import { useIsUrgent } from '#components/auction/ending/use-is-urgent.ts';
import { isUnderSeal } from '#components/auction/format/is-under-seal.ts';
import { useGain } from '#components/auction/history/use-gain.ts';
import { LotClock } from '#components/auction/lot/lot-clock.tsx';
import { SoftClose } from '#components/auction/lot/soft-close.tsx';
import { useTimeIsKnown } from '#components/live/clock/use-server-now.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Price } from '#components/ui/price.tsx';
import { Wet } from '#components/ui/wet.tsx';
import type { AuctionView } from '#contract/auction/auction.ts';
import { falls, traitsOf } from '#domain/auction/format.ts';
import { bidsWord, type Phase, reserveWords, timesWord } from './situation.ts';

interface Facts {
  view: AuctionView;
  phase: Phase;
  /** The connection is lost: figures are as last known. */
  stale: boolean;
}

export function BidFacts(facts: Facts) {
  const { view, phase, stale } = facts;
  const known = useTimeIsKnown();
  const urgent = useIsUrgent(view) && phase === 'open' && !stale;
  return (
    <>
      <div className="bid-figures">
        <div>
          <p className="small muted">{priceLabel(facts)}</p>
          <p className="figure known" data-testid="current-bid">
            <Price amount={view.currentAmount} currency={view.currency} />
          </p>
          <p className="small muted tabular">{priceNote(facts)}</p>
        </div>
        <div>
          {phase === 'closed' ? (
            <ClosedAt view={view} />
          ) : (
            <Countdown view={view} phase={phase} stale={stale} urgent={urgent} known={known} />
          )}
        </div>
      </div>
      {traitsOf[view.format].softClose && (phase === 'open' || phase === 'closing') && (
        <SoftClose view={view} phase={phase} stale={stale} />
      )}
    </>
  );
}

function priceLabel({ view, phase, stale }: Facts): string {
  if (phase === 'upcoming' || phase === 'opening') return 'Opens at';
  if (phase === 'closed' && (view.outcome === 'sold' || view.outcome === 'unpaid')) return 'Sold at';
  if (isUnderSeal(view)) return 'Bids from';
  if (view.bidCount === 0) return falls(view.format) ? 'Last price' : 'Opening bid';
  if (phase === 'closed' || phase === 'closing') return stale ? 'Last bid seen' : 'Last bid';
  return stale ? 'Last known bid' : 'Current bid';
}

function priceNote({ view, phase, stale }: Facts): string {
  if (isUnderSeal(view)) return view.hasReserve ? 'Sealed bids. Has a reserve' : 'Sealed bids. No reserve';
  if (falls(view.format)) return view.bidCount === 0 ? 'Not sold' : 'Taken at this price';
  if (view.bidCount === 0) return phase === 'closed' ? 'Nobody bid' : view.hasReserve ? 'Has a reserve' : 'No reserve';
  if (phase === 'closed' && view.outcome === 'reserve_not_met') return 'Below the reserve';
  if (phase === 'closed' && view.outcome === 'withdrawn') return `${bidsWord(view.bidCount)}, void`;
  if (stale) return `${bidsWord(view.bidCount)} when we last heard`;
  return phase === 'closed' ? bidsWord(view.bidCount) : `${bidsWord(view.bidCount)}.${reserveWords(view)}`;
}

function Extended({ view, gain }: { view: AuctionView; gain: { from: string } | null }) {
  return gain ? (
    <>
      <b className="bold">
        <Wet text={`${lengthShort(Date.parse(view.endsAt) - Date.parse(gain.from))} more.`} />
      </b>{' '}
      Extended {extensionCount(view.extensions)}, from <Moment at={gain.from} show="seconds" /> to{' '}
      <Moment at={view.endsAt} show="seconds" beside={gain.from} />.
    </>
  ) : (
    <>
      Extended {extensionCount(view.extensions)}, to <Moment at={view.endsAt} show="seconds" />
    </>
  );
}

function ClosedAt({ view }: { view: AuctionView }) {
  const at = view.closedAt ?? view.endsAt;
  return (
    <>
      <p className="small muted">{view.outcome === 'withdrawn' ? 'Withdrawn' : 'Closed'}</p>
      <p className="figure">
        <Moment at={at} beside={at} />
      </p>
      <p className="small muted tabular">
        <Moment at={at} show="day" />
        {view.extensions > 0 && `, extended ${timesWord(view.extensions)}`}
      </p>
    </>
  );
}

function Countdown({ view, phase, stale, urgent, known }: Facts & { urgent: boolean; known: boolean }) {
  const opens = phase === 'upcoming' || phase === 'opening';
  const at = opens ? view.startsAt : view.endsAt;
  const extended = phase === 'open' && view.extensions > 0 && !stale;
  const gain = useGain(view);
  return (
    <>
      <p className="small muted">
        {phase === 'closing'
          ? stale
            ? 'Time is up'
            : 'Closed'
          : `${opens ? 'Opens' : 'Closes'} ${known ? 'in' : 'at'}`}
      </p>
      <p className={urgent ? 'figure live-text' : 'figure'}>
        {stale && phase === 'closing' ? '–:–' : <LotClock at={at} about={stale} />}
      </p>
      <p className={urgent && extended ? 'small tabular live-text' : 'small tabular muted'}>
        {phase === 'closing' && !stale && 'Checking the last bids with our server'}
        {stale && 'Timed by our clock'}
        {extended && <Extended view={view} gain={gain} />}
        {!extended && !stale && phase !== 'closing' && <Moment at={at} show="day-time" />}
      </p>
    </>
  );
}
