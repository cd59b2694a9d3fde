'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { AuctionView } from '#contract/auction.ts';
import { useCommand } from '../live/use-command.ts';
import { Button } from '../ui/button.tsx';
import { formatMoney } from '../ui/format-money.ts';
import { Note } from '../ui/note.tsx';
import { bidProblemWords } from './bid-problem-words.ts';

/** The offer to end the auction at once. It goes away with the first bid, or once the reserve is met. */
export function BuyNow({ view, signedIn, formKey }: { view: AuctionView; signedIn: boolean; formKey: string }) {
  const { send, pending } = useCommand<{ orderPublicId: string | null }>('/api/auctions/purchases');
  const router = useRouter();
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (view.buyNowAmount === null) return null;
  const price = formatMoney(view.buyNowAmount, view.currency);

  const submit = async (event: FormEvent) => {
    if (!signedIn) return;
    event.preventDefault();
    if (!sure) {
      setSure(true);
      return;
    }
    const bought = await send({ auctionId: view.id, key: formKey });
    if (!bought.ok) setProblem(bidProblemWords(bought.problem.code));
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
        <Button kind="secondary" small type="submit" busy={pending && 'Buying'}>
          {sure ? `Yes, buy for ${price}` : 'Buy now'}
        </Button>
      </div>
      <p className="small mute">
        Buying ends the auction at once. The offer goes away{' '}
        {view.hasReserve ? 'when a bid meets the reserve' : 'with the first bid'}.
      </p>
      {problem && <Note tone="attention">{problem}</Note>}
    </form>
  );
}
