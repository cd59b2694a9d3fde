'use client';

import { useState } from 'react';
import { BidRefusal } from '#components/auction/bid/answer/bid-answer.tsx';
import { SendingBid } from '#components/auction/bid/answer/sending-bid.tsx';
import type { useBid } from '#components/auction/bid/answer/use-bid.ts';
import { LimitNote } from '#components/auction/bid/ask/limit-note.tsx';
import { sealedSlipWords } from '#components/auction/bid/ask/slip-words.ts';
import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import { LotCost } from '#components/auction/bid/lot-cost.tsx';
import type { Situation } from '#components/auction/bid/situation.ts';
import { Button } from '#components/ui/form/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import type { Lot } from '#contract/auction/auction.ts';
import { traitsOf } from '#domain/auction/format.ts';
import { noTakingBack } from '#domain/auction/retraction.ts';
import { slipOf } from '#domain/auction/slip-guard.ts';
import { ConfirmFormatBid } from './confirm-format-bid.tsx';
import { sealedWords } from './format-words.ts';
import { SealedForm } from './sealed-form.tsx';

interface SealedBiddingProps {
  lot: Lot;
  situation: Situation;
  bid: ReturnType<typeof useBid>;
  decide(amount: number): void;
  charges: LotCharges;
}

export function SealedBidding({ lot, situation, bid, decide, charges }: SealedBiddingProps) {
  const { view, position, lostAt, money } = situation;
  const { attempt } = bid;
  const [raising, setRaising] = useState(false);
  if (attempt.step === 'sending' || attempt.step === 'unknown') {
    return <SendingBid amount={money(attempt.amount)} unknown={attempt.step === 'unknown'} />;
  }
  if (attempt.step === 'confirming') {
    const slip = slipOf(attempt.amount, {
      price: view.minimumBidAmount,
      floor: view.minimumBidAmount,
      estimateHigh: lot.estimateHighAmount,
      lastAmount: position?.maxAmount || null,
    });
    const firstPrice = traitsOf[view.format].paysOwnBid;
    return (
      <ConfirmFormatBid
        question={
          <>
            <p>
              <b className="bold">Submit {money(attempt.amount)}?</b>{' '}
              {firstPrice ? 'If you win, you pay that.' : 'If you win, you pay what the second highest says.'} You can
              raise it until the close, and take it back until {noTakingBack} before.
            </p>
            <LimitNote amount={attempt.amount} view={view} estimateHigh={lot.estimateHighAmount} money={money} />
            {slip && (
              <p className="small bid-amount__message tabular">{sealedSlipWords(slip, view.minimumBidAmount, money)}</p>
            )}
            <LotCost
              {...view}
              charges={charges}
              amount={attempt.amount}
              what="Your bid, at most"
              sum="You pay at most"
            />
          </>
        }
        action={`Yes, submit ${money(attempt.amount)}`}
        paused={lostAt !== null}
        onConfirm={() => void bid.send(attempt.amount)}
        onCancel={bid.reset}
      />
    );
  }
  // 0: they took it back.
  const own = position?.maxAmount || null;
  const decideOn = (amount: number) => {
    setRaising(false);
    decide(amount);
  };
  return (
    <>
      <BidRefusal attempt={attempt} slug={view.slug} />
      {own !== null && (
        <div className="own-maximum">
          <div>
            <p className="small muted">Your sealed bid</p>
            <p className="heading-small tabular">{money(own)}</p>
          </div>
          {!raising && (
            <Button kind="secondary" small onClick={() => setRaising(true)}>
              Raise it
            </Button>
          )}
        </div>
      )}
      {(own === null || raising) && (
        <SealedForm key={own} situation={situation} own={own} disabled={lostAt !== null} onBid={decideOn} />
      )}
      <p className="small muted">
        {sealedWords(view.format)} Bids are sealed until <Moment at={view.endsAt} show="day-time" />.
      </p>
    </>
  );
}
