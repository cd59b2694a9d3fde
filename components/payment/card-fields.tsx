'use client';

import { useState } from 'react';
import { FieldError } from '#components/ui/form/field.tsx';
import { useTypedEarly } from '#components/ui/form/use-typed-early.ts';
import { cardOnFile } from '#contract/payment/card-names.ts';
import { classNames } from '../ui/class-names.ts';
import type { FieldErrors } from '../ui/form/form-values.ts';
import { type CardDetail, formatCardDetail, problemOfCardDetail } from './card-details.ts';
import { testCards, tokenOfCard } from './test-cards.ts';
import { useCardNumber } from './use-card-number.ts';

interface CardFieldsProps {
  errors: FieldErrors;
  /** Why the bank declined the card that was sent last; null: it didn't. */
  declined?: string | null;
  /** How the card on file is shown: without JavaScript it is the first of the list. */
  onFile?: string | null;
  hidden?: boolean;
}

/** The number has no name in the form, so it never leaves the browser: its token travels. */
export function CardFields({ errors, declined = null, onFile = null, hidden = false }: CardFieldsProps) {
  const { number, type, field, problem, declinedIt, leave } = useCardNumber(errors.token !== undefined, declined);
  const token = tokenOfCard(number);
  const error = declinedIt ?? problem;
  return (
    <>
      <div className={classNames('field-pair needs-script', hidden && 'visually-hidden')} inert={hidden}>
        <div className="field field-pair__both">
          <label htmlFor="card-number">Card number</label>
          <input
            ref={field}
            id="card-number"
            data-card="token"
            className={error ? 'input tabular input--wrong' : 'input tabular'}
            inputMode="numeric"
            autoComplete="cc-number"
            placeholder={testCards[0].number}
            value={number}
            onChange={({ target }) => type(target.value, target.selectionStart)}
            onBlur={leave}
            onKeyDown={({ key }) => key === 'Enter' && leave()}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? 'card-number-about' : undefined}
          />
          {error && (
            <div role={declinedIt ? 'alert' : undefined}>
              <FieldError id="card-number-about">{error}</FieldError>
            </div>
          )}
        </div>
        <Detail detail="cardExpiry" errors={errors} label="Expiry" placeholder="MM / YY" autoComplete="cc-exp" />
        <Detail
          detail="cardCode"
          errors={errors}
          label="Security code"
          placeholder="3 or 4 digits"
          autoComplete="cc-csc"
        />
        <details className="field-pair__both small saved-cards">
          <summary>Other test cards</summary>
          <ul>
            {testCards.map((card) => (
              <li key={card.token}>
                <button
                  type="button"
                  className="button button--quiet button--small tabular"
                  onClick={() => type(card.number)}
                >
                  {card.number}
                </button>
                <span className="muted">{card.does}</span>
              </li>
            ))}
          </ul>
        </details>
        {token && <input type="hidden" name="token" value={token} />}
      </div>
      <noscript>
        <div className="field">
          <label htmlFor="test-card">Test card</label>
          <select className="input" id="test-card" name="token">
            {onFile !== null && <option value={cardOnFile}>{onFile}, on file</option>}
            {testCards.map((card) => (
              <option key={card.token} value={card.token}>
                {card.number}, {card.does}
              </option>
            ))}
          </select>
        </div>
      </noscript>
    </>
  );
}

interface DetailProps {
  detail: CardDetail;
  errors: FieldErrors;
  label: string;
  placeholder: string;
  autoComplete: string;
}

/** Judged once it was left with something in it, or once the form was sent; never sent itself. */
function Detail({ detail, errors, label, ...input }: DetailProps) {
  const [value, setValue] = useState('');
  const [left, setLeft] = useState(false);
  const type = (typed: string) => setValue(formatCardDetail(detail, typed));
  const field = useTypedEarly(type);
  const judged = left || errors[detail] !== undefined;
  const problem = judged ? problemOfCardDetail(detail, value, Date.now()) : null;
  const id = `card-${input.autoComplete}`;
  const about = `${id}-about`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        ref={field}
        id={id}
        data-card={detail}
        className={problem ? 'input tabular input--wrong' : 'input tabular'}
        inputMode="numeric"
        value={value}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setLeft(value !== '')}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? about : undefined}
      />
      {problem && <FieldError id={about}>{problem}</FieldError>}
    </div>
  );
}
