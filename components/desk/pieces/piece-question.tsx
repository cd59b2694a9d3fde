'use client';

import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { priceChangePercent } from '#domain/catalogue/price-question.ts';
import { fractionDigitsOf } from '#domain/money/fraction-digits.ts';
import { parseAmount } from '#domain/money/parse-amount.ts';
import { rebased } from '#domain/stock/recount.ts';
import type { PieceRowState } from './piece-row-state.ts';

export interface PieceQuestionProps {
  row: PieceRowState;
  currency: string;
  inBags: number;
  /** The row's form: each answer is a button of it, so that it works as a plain form too. */
  form: string;
  takeFocus: boolean;
  leaveAt: string;
  onLeave: () => void;
}

interface Answer {
  name?: string;
  value?: number;
  text: string;
}

export function PieceQuestion({ row, currency, inBags, form, takeFocus, leaveAt, onLeave }: PieceQuestionProps) {
  const group = useRef<HTMLTableRowElement>(null);
  const textId = useId();
  useEffect(() => {
    if (takeFocus) group.current?.querySelector<HTMLElement>('[role="group"]')?.focus();
  }, [takeFocus]);
  const asked = row.question?.about === 'onHand' ? askAboutStock(row) : askAboutPrice(row, currency, inBags);
  if (!asked) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onLeave();
  };
  return (
    <tr className="desk-pieces__question" ref={group}>
      <td colSpan={8}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't stand in line with its buttons. */}
        <div
          role="group"
          aria-labelledby={textId}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          className="desk-pieces__question-box"
        >
          <p id={textId}>{asked.text}</p>
          <div className="cluster cluster--wrapping">
            <ButtonLink
              kind="secondary"
              small
              href={leaveAt}
              onClick={(event) => {
                event.preventDefault();
                onLeave();
              }}
            >
              {asked.leave}
            </ButtonLink>
            {asked.answers.map(({ name, value, text }) => (
              <Button key={text} small type="submit" form={form} name={name} value={value} kind="secondary">
                {text}
              </Button>
            ))}
          </div>
        </div>
      </td>
    </tr>
  );
}

interface Asked {
  text: string;
  leave: string;
  answers: Answer[];
}

function askAboutPrice({ drafts, figures }: PieceRowState, currency: string, inBags: number): Asked | null {
  const parsed = parseAmount(drafts.price ?? '', fractionDigitsOf(currency));
  if (!parsed.ok) return null;
  const [from, to] = [formatMoney(figures.price, currency), formatMoney(parsed.value, currency)];
  const followers = parsed.value < figures.price ? followWords(inBags, to) : '';
  return {
    text: priceWords(figures.price, parsed.value, { from, to }) + followers,
    leave: `Keep ${from}`,
    answers: [{ name: 'confirmedPriceAmount', value: parsed.value, text: `Make it ${to}` }],
  };
}

function priceWords(fromAmount: number, toAmount: number, { from, to }: { from: string; to: string }): string {
  const percent = priceChangePercent(fromAmount, toAmount);
  if (toAmount === 0) return `From ${from} to ${to}? It would be free.`;
  if (percent === null) return `From ${from} to ${to}? It is free now.`;
  if (toAmount < fromAmount) return `From ${from} to ${to}? That is ${percent}% less.`;
  return `From ${from} to ${to}? That is ${percent}% more.`;
}

function followWords(inBags: number, to: string): string {
  if (inBags === 0) return '';
  if (inBags === 1) return ` 1 is in a bag and would cost ${to} at once.`;
  return ` ${inBags} are in bags and would cost ${to} at once.`;
}

function askAboutStock({ drafts, before, figures, question }: PieceRowState): Asked | null {
  const wanted = Number(drafts.onHand);
  const { onHand: seen } = before;
  if (question?.about !== 'onHand' || seen === undefined || !Number.isInteger(wanted)) return null;
  const now = figures.onHand;
  const difference = wanted - seen;
  const then = rebased({ seen, now, wanted });
  const add = difference > 0 ? `Add ${difference}, makes ${then}` : `Take ${-difference} off, makes ${then}`;
  const answers: Answer[] = [];
  if (wanted !== now) answers.push({ text: `It is ${wanted}` });
  if (difference !== 0) answers.push({ name: 'addOnHand', value: difference, text: add });
  return {
    text: `${movedWords({ seen, now, sold: question.sold })} ${meantWords(wanted, difference)}`,
    leave: `Leave ${now}`,
    answers,
  };
}

function movedWords({ seen, now, sold }: { seen: number; now: number; sold: number | null }): string {
  if (sold === null || seen - sold !== now) return `It was ${seen} when you began. It is ${now} now.`;
  if (sold === 1) return `It was ${seen} when you began. 1 was sold since, so it is ${now} now.`;
  return `It was ${seen} when you began. ${sold} were sold since, so it is ${now} now.`;
}

function meantWords(wanted: number, difference: number): string {
  if (difference > 0) return `Did you count ${wanted} just now, or add ${difference}?`;
  return `Did you count ${wanted} just now, or take ${-difference} off?`;
}
