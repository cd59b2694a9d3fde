'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useState } from 'react';
import { DetailsFirst } from '#components/auction/bid/answer/bid-answer.tsx';
import { bidProblemWords } from '#components/auction/bid/answer/bid-problem-words.ts';
import { detailsAddress } from '#components/auction/bid/ask/details-address.ts';
import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import { LotCost } from '#components/auction/bid/lot-cost.tsx';
import { useCommand } from '#components/live/use-command.ts';
import { announce } from '#components/ui/announce.ts';
import { Button } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Note } from '#components/ui/note.tsx';
import type { AuctionView } from '#contract/auction/auction.ts';
import { timeToPay } from '#domain/order/time-to-pay.ts';
import { ConfirmFormatBid } from './confirm-format-bid.tsx';

export interface BuyNowProps {
  view: AuctionView;
  /** False also while it is not known: then the question is asked on a page of its own. */
  signedIn: boolean;
  /** Address and card are on file. Null until it is known. */
  readyToBid: boolean | null;
  charges: LotCharges;
  paused: boolean;
}

export function BuyNow({ view, signedIn, readyToBid, charges, paused }: BuyNowProps) {
  const { send, pending } = useCommand<{ orderPublicId: string | null }>('/api/auctions/purchases');
  const router = useRouter();
  const [sure, setSure] = useState(false);
  // Made before it is sent, and one for as long as it is asked: a second try buys nothing twice.
  const [key] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null); // its code
  const gone = view.buyNowAmount === null;
  const goneWords = goneBecause(view.hasReserve);
  // Only who was asked hears it at once.
  useEffect(() => {
    if (gone) announce(goneWords, sure ? 'now' : 'page');
  }, [gone, goneWords, sure]);
  if (view.buyNowAmount === null) return <Note tone={sure ? 'attention' : 'plain'}>{goneWords}</Note>;
  const price = formatMoney(view.buyNowAmount, view.currency);

  const ask = (event: FormEvent) => {
    if (!signedIn) return;
    event.preventDefault();
    if (readyToBid === false) return router.push(detailsAddress(`/auctions/${view.slug}`));
    setSure(true);
  };
  const buy = async () => {
    const bought = await send({ auctionId: view.id, key });
    if (!bought.ok) setProblem(bought.problem.code);
    else if (bought.value.orderPublicId) router.push(`/orders/${bought.value.orderPublicId}`);
  };
  return (
    <form className="bid-form" method="get" action={`/auctions/${view.slug}/bid`} onSubmit={ask}>
      <input type="hidden" name="buy" value="1" />
      {sure ? (
        <ConfirmFormatBid
          question={
            <>
              <p>
                <b className="bold">Buy it for {price}?</b> Buying is binding and can’t be taken back. You have{' '}
                {timeToPay} to pay.
              </p>
              <LotCost {...view} charges={charges} amount={view.buyNowAmount} what="The price" sum="You pay" />
            </>
          }
          action={`Yes, buy for ${price}`}
          paused={paused}
          busy={pending && 'Buying…'}
          onConfirm={() => void buy()}
          onCancel={() => setSure(false)}
        />
      ) : (
        <div className="own-maximum">
          <div>
            <p className="small muted">Or buy it now</p>
            <p className="heading-small tabular">{price}</p>
          </div>
          <Button kind="secondary" small type="submit" disabled={paused}>
            Buy now
          </Button>
        </div>
      )}
      <p className="small muted">
        {view.hasReserve
          ? 'Buying ends the auction at once. You can’t buy outright once a bid meets the reserve.'
          : 'Buying ends the auction at once. You can’t buy outright once someone bids.'}
      </p>
      {problem === 'bidder_not_ready' && <DetailsFirst back={`/auctions/${view.slug}`} />}
      {problem && problem !== 'bidder_not_ready' && <Note tone="attention">{bidProblemWords(problem)}</Note>}
    </form>
  );
}

const goneBecause = (hasReserve: boolean): string =>
  hasReserve
    ? 'A bid has met the reserve, so this lot can no longer be bought outright. You can still bid.'
    : 'Someone has bid, so this lot can no longer be bought outright. You can still bid.';
