'use client';

import { BidRefusal } from '#components/auction/bid/answer/bid-answer.tsx';
import { SendingBid } from '#components/auction/bid/answer/sending-bid.tsx';
import type { useBid } from '#components/auction/bid/answer/use-bid.ts';
import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import { LotCost } from '#components/auction/bid/lot-cost.tsx';
import type { Situation } from '#components/auction/bid/situation.ts';
import { costWords } from '#components/auction/bid-sheet/sheet-words.ts';
import { timeToPay } from '#domain/order/time-to-pay.ts';
import { ConfirmFormatBid } from './confirm-format-bid.tsx';
import { usePriceNow } from './use-price-now.ts';

interface DutchBiddingProps {
  situation: Situation;
  bid: ReturnType<typeof useBid>;
  decide(amount: number): void;
  charges: LotCharges;
}

/** One button: the price that it shows is the most that is paid, and the server charges that of the moment. */
export function DutchBidding({ situation, bid, decide, charges }: DutchBiddingProps) {
  const { view, lostAt, money } = situation;
  const { attempt } = bid;
  const amount = usePriceNow(view, 250);
  if (attempt.step === 'sending' || attempt.step === 'unknown') {
    return <SendingBid amount={money(attempt.amount)} unknown={attempt.step === 'unknown'} />;
  }
  if (attempt.step === 'confirming') {
    // A price that falls while it is asked about is the one that is paid.
    const asked = Math.min(attempt.amount, amount);
    return (
      <ConfirmFormatBid
        question={
          <>
            <p>
              <b className="bold">Take it at {money(asked)}?</b> It’ll be yours at once, and you’ll have {timeToPay} to
              pay. It can’t be taken back. If the price drops before we get your bid, you’ll pay the lower price.
            </p>
            <LotCost {...view} charges={charges} amount={asked} what="The price, at most" sum="You pay at most" />
          </>
        }
        action={`Yes, take it at ${money(asked)}`}
        paused={lostAt !== null}
        onConfirm={() => void bid.send(asked)}
        onCancel={bid.reset}
      />
    );
  }
  const cost = costWords(view, amount, charges);
  return (
    <>
      <BidRefusal attempt={attempt} slug={view.slug} />
      <div className="bid-cost tabular">
        <span className="small muted">{cost.words}</span>
        <b>
          <span className="visually-hidden">You pay at most </span>
          {cost.total}
        </b>
      </div>
      <form
        className="bid-form"
        method="get"
        action={`/auctions/${view.slug}/bid`}
        onSubmit={(event) => {
          event.preventDefault();
          decide(amount);
        }}
      >
        <button className="button button--wide button--big tabular" type="submit" disabled={lostAt !== null}>
          Take it at {money(amount)}
        </button>
      </form>
      <p className="small muted">
        First to take it gets it. You pay the price when your bid reaches us, never more than the button shows.
      </p>
    </>
  );
}
