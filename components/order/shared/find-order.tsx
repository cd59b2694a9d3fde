'use client';

import { useState } from 'react';
import { OrderForm } from '#components/order/change/order-form.tsx';
import { problemWords } from '#components/problem/problem-words.ts';
import { SessionAside } from '#components/session/session-aside.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { Note } from '#components/ui/note.tsx';
import '#components/order/change/order-care.css';

export interface FindOrderProps {
  /** What an order number looks like in this shop. */
  example: string;
  asked: boolean;
  problem: string | null;
  field: string | null;
}

/** Mails the way to an order; it never shows one. What it says is the same in every case. */
export function FindOrder({ example, asked, problem, field }: FindOrderProps) {
  const [done, setDone] = useState(asked);
  const hints: Record<string, string> = {
    number: `Enter the number from your confirmation, like ${example}.`,
    email: 'Enter the email address you ordered with.',
  };
  const error = (name: string, errors: Readonly<Record<string, string>>) =>
    errors[name] ?? (problem === 'invalid' && field === name ? (hints[name] ?? null) : null);
  return (
    <main className="container find-order">
      <h1 className="heading-large">Find my order</h1>
      <p className="lead-text">
        We’ll email you a link that opens it. The number is in your confirmation and looks like {example}.
      </p>
      {done && (
        <Note>
          <b className="bold">Check your email.</b>
          <p>
            If that number and email match an order, a link is on its way. If nothing comes in a few minutes, check both
            again, and look in your spam folder.
          </p>
        </Note>
      )}
      {problem !== null && problem !== 'invalid' && <Note tone="attention">{problemWords(problem)}</Note>}
      <OrderForm
        action="/api/orders/find"
        label="Email me the link"
        busy="Sending…"
        done="If they match an order, a link is on its way."
        onDone={() => setDone(true)}
      >
        {(errors) => (
          <>
            <Field
              label="Order number"
              name="number"
              autoComplete="off"
              maxLength={40}
              error={error('number', errors)}
            />
            <Field label="Email" name="email" type="email" autoComplete="email" error={error('email', errors)} />
          </>
        )}
      </OrderForm>
      <SessionAside
        title="Can’t find the number?"
        rows={[
          { name: 'In your email', text: 'Every email about the order has the number and a link.' },
          {
            name: 'In your account',
            text: (
              <>
                Orders you placed while signed in are in{' '}
                <a className="text-link" href="/account">
                  your account
                </a>
                .
              </>
            ),
          },
          {
            name: 'Neither?',
            text: (
              <>
                <a className="text-link" href="/pages/contact">
                  Write to us
                </a>{' '}
                with your name and what you bought.
              </>
            ),
          },
        ]}
      />
    </main>
  );
}
