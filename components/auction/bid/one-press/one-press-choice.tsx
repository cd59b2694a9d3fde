'use client';

import { useState } from 'react';
import { readAmount, typedAmount } from '#domain/auction/amount-text.ts';
import { onePressMs } from '#domain/auction/one-press.ts';

interface OnePressChoiceProps {
  suggested: number;
  /** The bid itself; a ceiling below it would stop nothing but it. */
  least: number;
  currency: string;
  /** Ticked already: somebody raises their ceiling. */
  on: boolean;
  money(amount: number): string;
  /** The ceiling if it is wanted, `wrong` while what is typed is none, null if it is not wanted. */
  onChange(ceiling: number | 'wrong' | null): void;
}

export function OnePressChoice({ suggested, least, currency, on, money, onChange }: OnePressChoiceProps) {
  const [wanted, setWanted] = useState(on);
  const [typed, setTyped] = useState(() => typedAmount(suggested, currency));
  const read = (text: string): number | 'wrong' => {
    const ceiling = readAmount(text, currency);
    return ceiling !== null && ceiling >= least ? ceiling : 'wrong';
  };
  const wrong = wanted && read(typed) === 'wrong';
  return (
    <div className="bid-option">
      <input
        id="one-press"
        type="checkbox"
        checked={wanted}
        onChange={({ target }) => {
          setWanted(target.checked);
          onChange(target.checked ? read(typed) : null);
        }}
      />
      <div>
        <label className="medium" htmlFor="one-press">
          Don’t ask again on this lot, up to
        </label>
        <input
          className={wrong ? 'input tabular input--wrong' : 'input tabular'}
          aria-label="One-press limit"
          aria-invalid={wrong ? true : undefined}
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            if (wanted) onChange(read(target.value));
          }}
        />
        <p className="micro faint">
          {wrong
            ? `Enter a ceiling of ${money(least)} or more.`
            : `For ${onePressMs / 60_000} minutes on this device, or until you turn it off.`}
        </p>
      </div>
    </div>
  );
}
