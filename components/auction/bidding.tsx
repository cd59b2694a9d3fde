'use client';

import { useState } from 'react';
import type { Lot } from '#contract/auction.ts';
import { Note } from '../ui/note.tsx';
import { BidAnswer } from './bid-answer.tsx';
import { BidForm } from './bid-form.tsx';
import { pausedWords } from './bid-moment.ts';
import { BuyNow } from './buy-now.tsx';
import { ConfirmBid } from './confirm-bid.tsx';
import { OwnMaximum } from './own-maximum.tsx';
import { momentNow, ownState, type Situation } from './situation.ts';
import { TakeBack } from './take-back.tsx';
import type { useBid } from './use-bid.ts';

interface BiddingProps {
  lot: Lot;
  situation: Situation;
  /** Null until it is known; then the answer to the bid says so. */
  signedIn: boolean | null;
  /** Address and card are on file. Null until it is known. */
  readyToBid: boolean | null;
  bid: ReturnType<typeof useBid>;
  /** Somebody decided on an amount: it is confirmed, or first they bring what is missing. */
  decide(amount: number): void;
  formKey: string;
  shippingAmount: number;
}

/** What an open lot lets you do: confirm, wait for the answer, raise, bid again, bid. */
export function Bidding({ lot, situation, signedIn, readyToBid, bid, decide, formKey, shippingAmount }: BiddingProps) {
  const { view, standing, lostAt, money } = situation;
  const { attempt } = bid;
  const [raising, setRaising] = useState(false);
  if (attempt.step === 'sending' || attempt.step === 'unknown') {
    return <Sending amount={money(attempt.amount)} unknown={attempt.step === 'unknown'} />;
  }
  if (attempt.step === 'confirming') {
    return (
      <ConfirmBid
        amount={attempt.amount}
        view={view}
        shippingAmount={shippingAmount}
        paused={lostAt !== null}
        onConfirm={() => void bid.send(attempt.amount)}
        onCancel={bid.reset}
      />
    );
  }
  const own = ownState(view, standing);
  const maximum = own === 'leading' ? (standing?.maxAmount ?? null) : null;
  const decideOn = (amount: number) => {
    setRaising(false);
    decide(amount);
  };
  return (
    <>
      {lostAt !== null && <Paused situation={situation} />}
      <BidAnswer situation={situation} onBid={(amount) => void bid.send(amount)} />
      {maximum !== null && <OwnMaximum text={money(maximum)} onRaise={() => setRaising(true)} />}
      {(maximum === null || raising) && (
        <BidForm
          key={own}
          ownMaximum={maximum}
          disabled={lostAt !== null}
          onBid={decideOn}
          {...{ lot, view, formKey }}
        />
      )}
      {signedIn && readyToBid === false && (
        <p className="small mute">Before your first bid we ask for your address and a card. Nothing is charged now.</p>
      )}
      {standing && lostAt === null && <TakeBack view={view} standing={standing} />}
      {view.hasReserve && !view.reserveMet && view.bidCount > 0 && (
        <p className="small mute">
          The maker has set a lowest price they will accept. If bidding stops below it, the lot does not sell and you
          pay nothing.
        </p>
      )}
      {view.buyNowAmount !== null && (
        <BuyNow
          {...{ view, formKey, shippingAmount }}
          {...{ readyToBid }}
          signedIn={signedIn === true}
          paused={lostAt !== null}
        />
      )}
    </>
  );
}

/** That the connection is lost, and what that means for a maximum. */
export function Paused({ situation }: { situation: Situation }) {
  const moment = momentNow(situation);
  if (moment.is !== 'offline') return null;
  return <Note tone="attention">{pausedWords(moment, situation.standing?.maxAmount ?? null, situation.money)}</Note>;
}

export const Sending = ({ amount, unknown }: { amount: string; unknown: boolean }) => (
  <>
    <button className="btn wide num" type="button" disabled>
      <span className="spin" aria-hidden="true" />
      {unknown ? 'Asking about' : 'Sending'} {amount}
    </button>
    <p className="small mute">
      {unknown
        ? 'The reply was lost, so we don’t know yet whether it reached us. Don’t bid again: we ask until we know, and it counts once.'
        : 'Your bid counts from when it reaches us, not from when you see the reply.'}
    </p>
  </>
);
