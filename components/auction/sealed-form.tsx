'use client';

import { type FormEvent, useState } from 'react';
import { readAmount } from '#domain/auction/amount-text.ts';
import { FieldError } from '../ui/field.tsx';
import { decimalAmount, formatMoney } from '../ui/format-money.ts';
import type { Situation } from './situation.ts';

interface SealedFormProps {
  situation: Situation;
  formKey: string;
  own: number | null;
  disabled: boolean;
  onBid(amount: number): void;
}

/** One amount, kept to itself. Posts as a plain form without JavaScript. */
export function SealedForm({ situation: { view, money }, formKey, own, disabled, onBid }: SealedFormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const wrongWith = (amount: number | null): string | null => {
    if (amount === null) return 'Write an amount in figures, such as 750.';
    if (own !== null && amount <= own) return `Your bid is ${money(own)}. It can be raised, not lowered.`;
    return amount >= view.minimumBidAmount ? null : `Bids start at ${money(view.minimumBidAmount)}.`;
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('amount');
    const amount = readAmount(String(typed), view.currency);
    const wrong = wrongWith(amount);
    setProblem(wrong);
    if (amount !== null && wrong === null) onBid(amount);
  };
  return (
    <form className="bform" method="post" action="/api/auctions/bids" onSubmit={submit} noValidate>
      <input type="hidden" name="auctionId" value={view.id} />
      <input type="hidden" name="key" value={formKey} />
      <div className="f">
        <label htmlFor="bid-maximum">{own === null ? 'Your bid' : 'Raise your bid to'}</label>
        <div className="inl">
          <span className="pre">
            <span aria-hidden="true">{formatMoney(0, view.currency).replaceAll(/[\d.,\s]/g, '')}</span>
            <input
              id="bid-maximum"
              name="amount"
              className={problem ? 'in num err' : 'in num'}
              inputMode="decimal"
              autoComplete="off"
              defaultValue={
                own === null ? decimalAmount(view.minimumBidAmount, view.currency).replace(/\.00$/, '') : ''
              }
              aria-invalid={problem ? true : undefined}
              aria-describedby="bid-maximum-about"
            />
          </span>
          <button className="btn" type="submit" disabled={disabled}>
            {own === null ? 'Hand in a sealed bid' : 'Raise it'}
          </button>
        </div>
        {problem ? (
          <FieldError id="bid-maximum-about">{problem}</FieldError>
        ) : (
          <span className="hint" id="bid-maximum-about">
            From {money(view.minimumBidAmount)}. You can raise it until the close, not lower it.
          </span>
        )}
      </div>
    </form>
  );
}
