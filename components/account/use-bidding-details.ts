'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { biddingDetailsSchema } from '#contract/account.ts';
import { cardDetailErrors } from '../checkout/card-details.ts';
import { type CheckoutErrors, errorOfField, errorsOf, filledIn, focusFirst } from '../checkout/checkout-errors.ts';
import { useCommand } from '../live/use-command.ts';

const words: Readonly<Record<string, string>> = {
  payment_declined: 'The bank would not take this card. Nothing was saved. Use another card.',
  invalid: 'Something in the form is missing. It is marked below.',
  signed_out: 'Sign in first, then save your details.',
};
const wordsOf = (code: string): string => words[code] ?? 'Your details could not be saved. Nothing was changed.';

export function useBiddingDetails(start: { problem: string | null; field: string | null }) {
  const router = useRouter();
  const { send, pending } = useCommand<{ next: string }>('/api/account/bidding');
  const [errors, setErrors] = useState<CheckoutErrors>(errorOfField(start.field));
  const [problem, setProblem] = useState(start.problem === null ? null : wordsOf(start.problem));

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const values = filledIn(form);
    const found = { ...errorsOf(biddingDetailsSchema, values), ...cardDetailErrors(form) };
    setErrors(found);
    setProblem(null);
    if (Object.keys(found).length > 0) return focusFirst(form, found);
    const kept = await send(values);
    if (kept.ok) return router.push(kept.value.next);
    const { errors: wrong = [], field, message } = kept.problem;
    setErrors(Object.fromEntries(wrong.map((error) => [error.field, error.message])));
    setProblem(message);
    if (field) focusFirst(form, { [field]: message });
  }
  return { submit, errors, problem, pending };
}
