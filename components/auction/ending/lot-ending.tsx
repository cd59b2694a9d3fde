'use client';

import { useEffect, useRef } from 'react';
import type { Band } from '#components/auction/bid/band.ts';
import { BidFacts } from '#components/auction/bid/bid-facts.tsx';
import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import { LotCost } from '#components/auction/bid/lot-cost.tsx';
import { BandLine } from '#components/auction/lot/band-line.tsx';
import { recordWords } from '#components/auction/record/record-words.ts';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { AuctionView, Lot } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { type Ending, endingOf, endingWords, lostWords } from './ending-words.ts';
import { LotWon } from './lot-won.tsx';
import { Similar } from './similar.tsx';

export interface LotEndingProps {
  lot: Lot;
  view: AuctionView;
  position: OwnPosition | null;
  band: Band;
  charges: LotCharges;
  /** It closed while somebody looked. */
  fresh: boolean;
}

export function LotEnding({ lot, view, position, band, charges, fresh }: LotEndingProps) {
  const money = (amount: number) => formatMoney(amount, view.currency);
  const ending = endingOf(view, position);
  const place = useRef<HTMLDivElement>(null);
  useStage(place, fresh);
  return (
    <div ref={place} className="lot-ending" data-ending={ending} data-fresh={fresh || undefined} data-testid="ending">
      {ending === 'won' && position ? (
        <LotWon lot={lot} view={view} position={position} />
      ) : (
        <>
          <BandLine band={band} />
          <BidFacts view={view} phase="closed" stale={false} />
          {ending === 'lost' ? (
            <p className="lot-ending__words">
              <span className="heading-small">{lostWords(view, position, money)}</span>{' '}
              <span className="small muted tabular">{recordWords(view, position, money)}</span>
            </p>
          ) : (
            <p className={ending === 'offered' ? 'heading-small lot-ending__words' : 'lot-ending__words'}>
              {endingWords(ending, view, position, money)}
            </p>
          )}
          {view.withdrawnBecause && (
            <blockquote className="why-gone">
              <p>{view.withdrawnBecause}</p>
              <footer className="small muted">The house</footer>
            </blockquote>
          )}
          {ending === 'lost' && <Similar auctionId={view.id} />}
          {ending === 'offered' && position && (
            <LotCost {...view} charges={charges} amount={position.maxAmount} what="Your bid" sum="You pay" />
          )}
          <Next ending={ending} view={view} position={position} />
        </>
      )}
      <p className="small">
        <a className="text-link" href={`/auctions/${view.slug}/verify`}>
          Check the result yourself
        </a>
      </p>
    </div>
  );
}

/** The page goes to a fresh ending once. What it ended for is on top: the photograph, with the seal beside it. */
function useStage(place: { current: HTMLElement | null }, fresh: boolean): void {
  useEffect(() => {
    const ending = place.current;
    if (!fresh || !ending || document.querySelector('dialog[open]')) return;
    const stage = ending.dataset.ending === 'won' ? ending.closest('.columns') : ending.closest('#bid');
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    stage?.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' });
  }, [place, fresh]);
}

function Next({ ending, view, position }: { ending: Ending; view: AuctionView; position: OwnPosition | null }) {
  if (ending === 'offered' && position?.orderPublicId && position.toPay) {
    const { orderPublicId, toPay } = position;
    return (
      <>
        <ButtonLink href={`/orders/${orderPublicId}`} wide className="tabular">
          Take it for {formatMoney(toPay.totalAmount, view.currency)}
        </ButtonLink>
        <form method="post" action={`/api/orders/${orderPublicId}/decline`}>
          <Button type="submit" kind="secondary" wide>
            No, thank you
          </Button>
        </form>
        {toPay.payBy && (
          <p className="small muted">
            The offer ends <Moment at={toPay.payBy} show="day-time" />.
          </p>
        )}
      </>
    );
  }
  if (ending === 'taken' && position?.orderPublicId) {
    return (
      <ButtonLink href={`/orders/${position.orderPublicId}`} wide>
        See your order
      </ButtonLink>
    );
  }
  return (
    <ButtonLink href={view.relistedAs ? `/auctions/${view.relistedAs}` : '/auctions'} kind="secondary" wide>
      {view.relistedAs ? 'Back at auction: see the new lot' : 'See the other lots'}
    </ButtonLink>
  );
}
