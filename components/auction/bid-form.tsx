'use client';

import { type FormEvent, useState } from 'react';
import type { AuctionView, Lot } from '#contract/auction.ts';
import { readAmount } from '#domain/auction/amount-text.ts';
import { stepAt } from '#domain/auction/bid-increment.ts';
import { decimalAmount, formatMoney } from '../ui/format-money.ts';
import { AmountField } from './amount-field.tsx';
import { QuickBids } from './quick-bids.tsx';

export interface BidFormProps {
  lot: Lot;
  view: AuctionView;
  /** One per rendered page: makes the form's bid count once, however often it is sent. */
  formKey: string;
  /** The leader's own maximum: then the form raises it. */
  ownMaximum: number | null;
  disabled: boolean;
  onBid(amount: number): void;
}

/** Three bids of one press, and a field for the most one would pay. Posts as a plain form without JavaScript. */
export function BidForm({ lot, view, formKey, ownMaximum, disabled, onBid }: BidFormProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const money = (amount: number) => formatMoney(amount, view.currency);
  const least = ownMaximum === null ? view.minimumBidAmount : ownMaximum + stepAt(lot.increments, ownMaximum);
  const text = typed ?? decimalAmount(least, view.currency).replace(/\.00$/, '');

  const wrongWith = (amount: number | null): string | null => {
    if (amount === null) return 'Write an amount in figures, such as 750.';
    if (ownMaximum !== null) {
      return amount > ownMaximum ? null : `Your maximum is ${money(ownMaximum)}. It can be raised, not lowered.`;
    }
    return amount >= view.minimumBidAmount ? null : `The next bid is ${money(view.minimumBidAmount)} or more.`;
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pressed = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    // A quick bid is sent as it reads: if the price has passed it, the answer says so.
    const amount = pressed?.name === 'quick' ? Number(pressed.value) : readAmount(text, view.currency);
    const wrong = pressed?.name === 'quick' ? null : wrongWith(amount);
    setProblem(wrong);
    if (amount === null || wrong !== null) return;
    setTyped(null);
    onBid(amount);
  };

  return (
    <form className="bform" method="post" action="/api/auctions/bids" onSubmit={submit} noValidate>
      <input type="hidden" name="auctionId" value={view.id} />
      <input type="hidden" name="key" value={formKey} />
      {ownMaximum === null && <QuickBids lot={lot} view={view} disabled={disabled} />}
      <AmountField
        label={ownMaximum === null ? 'Or set the most you’d pay' : 'Raise your maximum to'}
        currency={view.currency}
        problem={problem}
        hint={
          <>
            We bid for you, one step ({money(stepAt(lot.increments, view.currentAmount))}) above the next person, and
            stop at your maximum. Nobody else sees it, not even the maker.
          </>
        }
        input={{ value: text, onChange: (event) => setTyped(event.target.value) }}
      >
        <button className="btn sec" type="submit" disabled={disabled}>
          {ownMaximum === null ? 'Set maximum' : 'Raise it'}
        </button>
      </AmountField>
    </form>
  );
}
