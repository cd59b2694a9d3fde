'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { AuctionView } from '#contract/auction.ts';
import { useCommand } from '../live/use-command.ts';
import { Button } from '../ui/button.tsx';
import { formatMoney } from '../ui/format-money.ts';
import { Note } from '../ui/note.tsx';
import { DetailsFirst } from './bid-answer.tsx';
import { bidProblemWords } from './bid-problem-words.ts';
import { detailsAddress } from './details-address.ts';
import { LotCost } from './lot-cost.tsx';

interface BuyNowProps {
  view: AuctionView;
  signedIn: boolean;
  /** Address and card are on file. Null until it is known. */
  readyToBid: boolean | null;
  formKey: string;
  shippingAmount: number;
  /** The connection is lost: nothing can be bought meanwhile. */
  paused: boolean;
}

/** The offer to end the auction at once. It goes away with the first bid, or once the reserve is met. */
export function BuyNow({ view, signedIn, readyToBid, formKey, shippingAmount, paused }: BuyNowProps) {
  const { send, pending } = useCommand<{ orderPublicId: string | null }>('/api/auctions/purchases');
  const router = useRouter();
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<string | null>(null); // its code
  if (view.buyNowAmount === null) return null;
  const price = formatMoney(view.buyNowAmount, view.currency);

  const submit = async (event: FormEvent) => {
    if (!signedIn) return;
    event.preventDefault();
    if (readyToBid === false) return router.push(detailsAddress(`/auctions/${view.slug}`));
    if (!sure) {
      setSure(true);
      return;
    }
    const bought = await send({ auctionId: view.id, key: formKey });
    if (!bought.ok) setProblem(bought.problem.code);
    else if (bought.value.orderPublicId) router.push(`/orders/${bought.value.orderPublicId}`);
  };
  return (
    <form className="bform" method="post" action="/api/auctions/purchases" onSubmit={(event) => void submit(event)}>
      <input type="hidden" name="auctionId" value={view.id} />
      <input type="hidden" name="key" value={formKey} />
      <div className="mine">
        <div>
          <p className="small mute">Or buy it now</p>
          <p className="h3 num">{price}</p>
        </div>
        <Button kind="secondary" small type="submit" busy={pending && 'Buying'} disabled={paused}>
          {sure ? `Yes, buy for ${price}` : 'Buy now'}
        </Button>
      </div>
      {sure && <LotCost {...view} {...{ shippingAmount }} amount={view.buyNowAmount} what="The price" sum="You pay" />}
      <p className="small mute">
        Buying ends the auction at once. The offer goes away{' '}
        {view.hasReserve ? 'when a bid meets the reserve' : 'with the first bid'}.
      </p>
      {problem === 'bidder_not_ready' && <DetailsFirst back={`/auctions/${view.slug}`} />}
      {problem && problem !== 'bidder_not_ready' && <Note tone="attention">{bidProblemWords(problem)}</Note>}
    </form>
  );
}
