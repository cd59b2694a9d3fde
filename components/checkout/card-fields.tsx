'use client';

import { useState } from 'react';
import { cardOnFile } from '#contract/payment.ts';
import { classNames } from '../ui/class-names.ts';
import { FieldError } from '../ui/field.tsx';
import { testCards, tokenOfCard } from './test-cards.ts';

interface CardFieldsProps {
  error: string | undefined;
  /** How the card on file is shown: without JavaScript it is the first of the list. */
  onFile?: string | null;
  /** Only the list for whoever has no JavaScript. */
  hidden?: boolean;
}

/**
 * The card. Its number has no name in the form, so it never leaves the browser: what travels is the
 * token that stands for it. Without JavaScript one of the test cards is chosen instead.
 */
export function CardFields({ error, onFile = null, hidden = false }: CardFieldsProps) {
  const [number, setNumber] = useState('');
  const token = tokenOfCard(number);
  const unknown = number !== '' && error ? 'The test bank doesn’t know this card. Use 4242 4242 4242 4242.' : error;
  return (
    <>
      <div className={classNames('g2 needs-script', hidden && 'sr')} inert={hidden}>
        <div className="f s2">
          <label htmlFor="card-number">Card number</label>
          <input
            id="card-number"
            data-card
            className={unknown ? 'in num err' : 'in num'}
            inputMode="numeric"
            autoComplete="cc-number"
            placeholder={testCards[0].number}
            value={number}
            onChange={(event) => setNumber(event.target.value)}
            aria-invalid={unknown ? true : undefined}
            aria-describedby={unknown ? 'card-number-about' : undefined}
          />
          {unknown && <FieldError id="card-number-about">{unknown}</FieldError>}
        </div>
        <Unsent label="Expiry" placeholder="MM / YY" autoComplete="cc-exp" />
        <Unsent label="Security code" placeholder="3 digits" autoComplete="cc-csc" />
        <details className="s2 small co-cards">
          <summary>Other test cards</summary>
          <ul>
            {testCards.map((card) => (
              <li key={card.token}>
                <button type="button" className="btn quiet sm num" onClick={() => setNumber(card.number)}>
                  {card.number}
                </button>
                <span className="mute">{card.does}</span>
              </li>
            ))}
          </ul>
        </details>
        {token && <input type="hidden" name="token" value={token} />}
      </div>
      <noscript>
        <div className="f">
          <label htmlFor="test-card">Test card</label>
          <select className="in" id="test-card" name="token">
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

/** A field that people expect on a card. The test bank takes anything, so it isn't sent. */
function Unsent({ label, ...input }: { label: string; placeholder: string; autoComplete: string }) {
  const id = `card-${input.autoComplete}`;
  return (
    <div className="f">
      <label htmlFor={id}>{label}</label>
      <input {...input} id={id} className="in num" inputMode="numeric" />
    </div>
  );
}
