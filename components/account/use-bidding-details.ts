'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { biddingDetailsSchema } from '#contract/account/account.ts';
import type { CheckoutDefaults } from '#contract/checkout/checkout.ts';
import type { StripeClient } from '#contract/payment/payment.ts';
import { errorOfField, errorsOf } from '../address/field-errors.ts';
import { useCommand } from '../live/use-command.ts';
import { cardDetailErrors } from '../payment/card-details.ts';
import type { StripeCardFields } from '../payment/stripe/use-stripe-card.ts';
import { type FieldErrors, filledIn, focusFirst } from '../ui/form/form-values.ts';

const words: Readonly<Record<string, string>> = {
  payment_declined: 'The bank would not take this card. Nothing was saved. Use another card.',
  invalid: 'Something in the form is missing. It is marked below.',
  signed_out: 'Sign in first, then save your details.',
};
const wordsOf = (code: string): string => words[code] ?? 'Your details could not be saved. Nothing was changed.';

interface Start {
  problem: string | null;
  field: string | null;
  next: string;
  defaults: CheckoutDefaults;
}

export function useBiddingDetails(start: Start) {
  const router = useRouter();
  const { send, pending } = useCommand<{ next: string; client: StripeClient | null }>('/api/account/bidding');
  /** Stripe's fields, while a card is given to Stripe. */
  const cardFields = useRef<StripeCardFields | null>(null);
  const [giving, setGiving] = useState(false);
  const [errors, setErrors] = useState<FieldErrors>(errorOfField(start.field, start.defaults));
  const [problem, setProblem] = useState(start.problem === null ? null : wordsOf(start.problem));

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const values = filledIn(form);
    const found = { ...errorsOf(biddingDetailsSchema, values), ...cardDetailErrors(form) };
    setErrors(found);
    setProblem(null);
    if (Object.keys(found).length > 0) return focusFirst(form, found);
    if (giving) return;
    const unready = (await cardFields.current?.check()) ?? null;
    if (unready !== null) return setProblem(unready);
    const kept = await send(values);
    if (kept.ok) return goOn(kept.value);
    const { errors: wrong = [], field, message } = kept.problem;
    setErrors(Object.fromEntries(wrong.map((error) => [error.field, error.message])));
    setProblem(message);
    if (field) focusFirst(form, { [field]: message });
  }
  async function goOn({ next, client }: { next: string; client: StripeClient | null }) {
    const opened = cardFields.current?.opened();
    if (!client || !opened) return router.push(next);
    setGiving(true);
    const back = `${location.origin}/api/account/bidding/return?next=${encodeURIComponent(start.next)}`;
    try {
      await opened.stripe.confirmSetup({
        elements: opened.elements,
        clientSecret: client.secret,
        confirmParams: { return_url: back },
        redirect: 'if_required',
      });
    } finally {
      // Stripe adds the same when it sends somebody back itself.
      location.assign(`${back}&setup_intent=${client.intent}`);
    }
  }
  return { submit, cardFields, errors, problem, pending: pending || giving };
}
