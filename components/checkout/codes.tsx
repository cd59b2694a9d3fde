'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/form/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { useCommand } from '../live/use-command.ts';
import type { Payable } from '../payment/payable.ts';
import { announce } from '../ui/announce.ts';
import { codeWords } from './code-words.ts';

interface CodesProps {
  payable: Payable;
  paying: boolean;
  /** Why what a form without JavaScript sent was refused. */
  refused: string | null;
}

interface Used {
  name: string;
  /** What it does, or why it does nothing. */
  words: string | null;
  refused: boolean;
  action: '/api/bag/codes/take-off' | '/api/bag/gift-cards/take-off';
  field: readonly [name: string, value: string];
}

/** The codes and gift cards of the bag, and a field for another. What each takes off or pays stands in the sum. */
export function Codes({ payable, paying, refused }: CodesProps) {
  const add = useCommand<{ code?: string; ending?: string }>('/api/bag/codes');
  const takeOffCode = useCommand('/api/bag/codes/take-off');
  const takeOffCard = useCommand('/api/bag/gift-cards/take-off');
  const [problem, setProblem] = useState(refused === null ? null : codeWords(refused));
  const pending = add.pending || takeOffCode.pending || takeOffCard.pending || paying;
  const used = usedIn(payable);

  async function use(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const code = String(new FormData(form).get('code') ?? '').trim();
    if (code === '') return setProblem('Enter a code.');
    const answer = await add.send({ code });
    setProblem(answer.ok ? null : wordsFor(answer.problem));
    announce(answer.ok ? `${nameOf(answer.value)} is used` : wordsFor(answer.problem));
    if (answer.ok) form.reset();
    else form.querySelector<HTMLInputElement>('[name="code"]')?.focus();
  }

  async function leaveOut({ name, action, field: [field, value] }: Used) {
    if (pending) return;
    const command = action === '/api/bag/codes/take-off' ? takeOffCode : takeOffCard;
    const answer = await command.send({ [field]: value });
    setProblem(answer.ok ? null : answer.problem.message);
    announce(answer.ok ? `${name} removed` : answer.problem.message);
  }

  return (
    <div className="checkout-codes">
      {used.length > 0 && (
        <ul>
          {used.map((one) => (
            <UsedLine key={one.field[1]} used={one} pending={pending} leaveOut={() => void leaveOut(one)} />
          ))}
        </ul>
      )}
      <form
        method="post"
        action="/api/bag/codes"
        className="checkout-codes__form"
        noValidate
        onSubmit={(event) => void use(event)}
      >
        <Field
          label="Code or gift card"
          name="code"
          id="code"
          required
          maxLength={60}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          error={problem}
        />
        <Button type="submit" kind="secondary" disabled={pending}>
          Use it
        </Button>
      </form>
    </div>
  );
}

interface UsedLineProps {
  used: Used;
  pending: boolean;
  leaveOut(): void;
}

const UsedLine = ({ used: { name, words, refused, action, field }, pending, leaveOut }: UsedLineProps) => (
  <li>
    <span className="small tabular">
      <b className="medium">{name}</b>
      {words && (
        <span
          className={refused ? 'checkout-codes__why' : 'checkout-codes__does'}
          role={refused ? 'status' : undefined}
        >
          {words}
        </span>
      )}
    </span>
    <form
      method="post"
      action={action}
      onSubmit={(event) => {
        event.preventDefault();
        leaveOut();
      }}
    >
      <input type="hidden" name={field[0]} value={field[1]} />
      <button type="submit" className="text-button text-link small" disabled={pending}>
        Remove<span className="visually-hidden"> {name}</span>
      </button>
    </form>
  </li>
);

function usedIn({ codes, giftCards, currency }: Payable): Used[] {
  const money = (amount: number) => formatMoney(amount, currency);
  const left = 'It isn’t in the total.';
  return [
    ...(codes ?? []).map(
      ({ code, refused }): Used => ({
        name: code,
        words: refused && `${codeWords(refused)} ${left}`,
        refused: refused !== null,
        action: '/api/bag/codes/take-off',
        field: ['code', code],
      }),
    ),
    ...giftCards.map(
      ({ id, ending, amount, leftAmount, refused }): Used => ({
        name: cardName(ending),
        words: refused
          ? `${codeWords(`card_${refused}`)} It doesn’t cover any of this order.`
          : `${money(amount)} used, ${money(leftAmount)} left`,
        refused: refused !== null,
        action: '/api/bag/gift-cards/take-off',
        field: ['id', id],
      }),
    ),
  ];
}

const cardName = (ending: string): string => `Gift card …${ending}`;

const nameOf = ({ code, ending }: { code?: string; ending?: string }): string =>
  ending === undefined ? (code ?? 'The code') : cardName(ending);

function wordsFor({ code, reason, message }: { code: string; reason?: unknown; message: string }): string {
  if (typeof reason !== 'string') return message;
  return codeWords(code === 'gift_card_not_usable' ? `card_${reason}` : reason);
}
