'use client';

import { useState } from 'react';
import { DeskForm } from '#components/desk/desk-form.tsx';
import type { Exemption, Found } from '#domain/withdrawal/exemptions.ts';
import { CustomerWillRead } from './customer-will-read.tsx';
import { exemptionAnswers, exemptionWords, foundWords } from './withdrawal-words.ts';

interface Props {
  id: string;
  exemptions: readonly { exemption: Exemption; found: Found }[];
}

/** Offers the law's reasons and no others. One that the order's data contradicts can't be chosen. */
export function ExceptWithdrawal({ id, exemptions }: Props) {
  const [answer, setAnswer] = useState('');
  return (
    <details className="desk__apart">
      <summary className="text-link">Does not apply…</summary>
      <DeskForm
        action={`/api/desk/withdrawals/${id}/except`}
        label="Tell the customer"
        busy="Sending…"
        done="The customer has been told."
        kind="secondary"
        className="new-form"
      >
        <fieldset>
          <legend className="visually-hidden">Why it does not apply</legend>
          {exemptions.map(({ exemption, found }) => (
            <label className="option" key={exemption}>
              <input
                type="radio"
                name="exemption"
                value={exemption}
                disabled={found === 'no'}
                onChange={() => setAnswer(exemptionAnswers[exemption])}
                required
              />
              <span>
                {exemptionWords[exemption]}
                <br />
                <span className="small muted">{foundWords[found]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <CustomerWillRead value={answer} onChange={setAnswer} />
        <p className="small muted">In time, a withdrawal can’t be declined: no other reason counts.</p>
      </DeskForm>
    </details>
  );
}
