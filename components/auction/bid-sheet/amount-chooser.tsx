'use client';

import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import type { Lot } from '#contract/auction/auction.ts';
import { readAmount } from '#domain/auction/amount-text.ts';
import { amountsToChoose, type SheetAmount, stepDown, stepsAbove, stepUp } from '#domain/auction/sheet-amount.ts';

interface AmountChooserProps {
  lot: Lot;
  currency: string;
  state: SheetAmount;
  /** On its way, or not to be changed now. */
  fixed: boolean;
  onChoose(amount: number): void;
  onDraft(wrong: boolean): void;
  children?: ReactNode;
}

export function AmountChooser({ lot, currency, state, fixed, onChoose, onDraft, children }: AmountChooserProps) {
  const [draft, setDraft] = useState<string | null>(null);
  // What was typed while it would do: the button has it, and goes on from it once the price has passed it.
  const [taken, setTaken] = useState(false);
  const alive = useHydrated();
  const money = (amount: number) => formatMoney(amount, currency);
  const table = lot.increments;
  const down = stepDown(table, state);
  const up = stepUp(table, state);
  const wrong = draft !== null && readsAs(draft) === null;

  function readsAs(text: string): number | null {
    const amount = readAmount(text, currency);
    return amount !== null && amount >= state.floor ? amount : null;
  }
  const set = (amount: number) => {
    setDraft(null);
    onDraft(false);
    onChoose(amount);
  };
  const type = (text: string) => {
    setDraft(text);
    const amount = readsAs(text);
    setTaken(amount !== null);
    onDraft(amount === null);
    if (amount !== null) onChoose(amount);
  };
  const byKey = (event: KeyboardEvent) => {
    const to: Record<string, number> = {
      ArrowUp: up,
      ArrowDown: down,
      PageUp: stepsAbove(table, state.amount, 3),
      PageDown: stepDown(table, { ...state, amount: stepDown(table, { ...state, amount: down }) }),
    };
    const amount = to[event.key];
    if (amount === undefined || fixed) return;
    event.preventDefault();
    set(amount);
  };
  return (
    <>
      <fieldset className={classNames('bid-amount', wrong && 'bid-amount--wrong', fixed && 'bid-amount--dimmed')}>
        <legend className="visually-hidden">Your amount</legend>
        <button
          className="bid-amount__step"
          type="button"
          aria-label={`One step less, ${money(down)}`}
          disabled={fixed || state.amount <= state.floor}
          onClick={() => set(down)}
        >
          −
        </button>
        <input
          id="bid-maximum"
          className="bid-amount__value tabular"
          inputMode="decimal"
          autoComplete="off"
          aria-label={`The most you’d pay, in ${currencyName(currency)}`}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? 'bid-maximum-about' : undefined}
          value={draft ?? money(state.amount)}
          // Until the page is alive the button can't follow what is typed.
          readOnly={!alive || fixed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={byKey}
          onBlur={() => (taken || !wrong) && setDraft(null)}
        />
        <button
          className="bid-amount__step"
          type="button"
          aria-label={`One step more, ${money(up)}`}
          disabled={fixed}
          onClick={() => set(up)}
        >
          +
        </button>
      </fieldset>
      {wrong && (
        <p className="small bid-amount__message" id="bid-maximum-about" role="alert">
          {readAmount(draft ?? '', currency) === null
            ? 'Enter the amount in digits, for example 750.'
            : `Your next bid is ${money(state.floor)} or more.`}
        </p>
      )}
      {children ?? (
        <fieldset className="bid-chips tabular">
          <legend className="visually-hidden">Set the amount</legend>
          {amountsToChoose(table, state.floor).map((amount, place) => (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: a button keeps its place while its amount changes.
              key={place}
              type="button"
              className={amount === state.amount ? 'bid-chips__chosen' : undefined}
              aria-pressed={amount === state.amount}
              disabled={fixed}
              onClick={() => set(amount)}
            >
              {money(amount)}
            </button>
          ))}
        </fieldset>
      )}
    </>
  );
}

const names: Record<string, string> = { EUR: 'euros', GBP: 'pounds', USD: 'dollars' };
const currencyName = (currency: string): string => names[currency] ?? currency;
