'use client';

import type { Band } from '#components/auction/bid/band.ts';
import { BidFacts } from '#components/auction/bid/bid-facts.tsx';
import { BandLine } from '#components/auction/lot/band-line.tsx';
import { recordWords } from '#components/auction/record/record-words.ts';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { AuctionView, Lot } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/checkout/bag.ts';
import { type Ending, endingOf, endingWords, lostWords } from './ending-words.ts';
import { LotWon } from './lot-won.tsx';
import { Similar } from './similar.tsx';

export interface LotEndingProps {
  lot: Lot;
  view: AuctionView;
  position: OwnPosition | null;
  band: Band;
  fresh: boolean;
}

export function LotEnding({ lot, view, position, band, fresh }: LotEndingProps) {
  const money = (amount: number) => formatMoney(amount, view.currency);
  const ending = endingOf(view, position);
  return (
    <div className="ending" data-ending={ending} data-fresh={fresh || undefined} data-testid="ending">
      {ending === 'won' && position ? (
        <LotWon lot={lot} view={view} position={position} />
      ) : (
        <>
          <BandLine band={band} />
          <BidFacts view={view} phase="closed" stale={false} />
          {ending === 'lost' ? (
            <p className="ending-words">
              <span className="h3">{lostWords(view, position, money)}</span>{' '}
              <span className="small mute num">{recordWords(view, position, money)}</span>
            </p>
          ) : (
            <p className={ending === 'offered' ? 'h3 ending-words' : 'ending-words'}>
              {endingWords(ending, view, position, money)}
            </p>
          )}
          {ending === 'lost' && <Similar auctionId={view.id} />}
          <Next ending={ending} view={view} position={position} />
        </>
      )}
      <p className="small">
        <a className="link" href={`/auctions/${view.slug}/verify`}>
          Check the result yourself
        </a>
      </p>
    </div>
  );
}

function Next({ ending, view, position }: { ending: Ending; view: AuctionView; position: OwnPosition | null }) {
  if (ending === 'offered' && position?.orderPublicId && position.toPay) {
    const { orderPublicId, toPay } = position;
    return (
      <>
        <ButtonLink href={`/orders/${orderPublicId}`} wide className="num">
          Take it for {formatMoney(toPay.totalAmount, view.currency)}
        </ButtonLink>
        <form method="post" action={`/api/orders/${orderPublicId}/decline`}>
          <Button type="submit" kind="secondary" wide>
            No, thank you
          </Button>
        </form>
        {toPay.payBy && (
          <p className="small mute">
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
      {view.relistedAs ? 'It is up again: see the new lot' : 'See the other lots'}
    </ButtonLink>
  );
}
