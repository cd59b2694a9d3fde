'use client';

import { type FormEvent, useState } from 'react';
import type { Situation } from '#components/auction/bid/situation.ts';
import { AmountField } from '#components/auction/bid-sheet/amount-field.tsx';
import { readAmount } from '#domain/auction/amount-text.ts';
import { decimalAmount } from '#domain/money/decimal-amount.ts';

interface SealedFormProps {
  situation: Situation;
  own: number | null;
  disabled: boolean;
  onBid(amount: number): void;
}

/** One amount, kept to itself. Without JavaScript it leads to the question. */
export function SealedForm({ situation: { view, money }, own, disabled, onBid }: SealedFormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const wrongWith = (amount: number | null): string | null => {
    if (amount === null) return 'Enter the amount in digits, for example 750.';
    if (own !== null && amount <= own) return `Your bid is ${money(own)}. You can raise it but not lower it.`;
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
    <form className="bid-form" method="get" action={`/auctions/${view.slug}/bid`} onSubmit={submit} noValidate>
      <AmountField
        label={own === null ? 'Your bid' : 'Raise your bid to'}
        currency={view.currency}
        problem={problem}
        hint={<>From {money(view.minimumBidAmount)}. You can raise it until the close, not lower it.</>}
        input={{
          defaultValue: own === null ? decimalAmount(view.minimumBidAmount, view.currency).replace(/\.00$/, '') : '',
        }}
      >
        <button className="button" type="submit" disabled={disabled}>
          {own === null ? 'Submit a sealed bid' : 'Raise it'}
        </button>
      </AmountField>
    </form>
  );
}
