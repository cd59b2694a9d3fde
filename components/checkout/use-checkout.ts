'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { CheckoutAnswer } from '#contract/checkout/checkout.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { useCommand } from '../live/use-command.ts';
import { cardDetailErrors } from '../payment/card-details.ts';
import type { Confirming } from '../payment/stripe/open-stripe.ts';
import type { StripeCardFields } from '../payment/stripe/use-stripe-card.ts';
import { type FieldErrors, filledIn, focusFirst } from '../ui/form/form-values.ts';
import { wordsOfCode, wordsOfProblem } from './checkout-words.ts';
import { payWith } from './stripe/pay-with.ts';
import type { useDelivery } from './use-delivery.ts';

interface Start {
  placeKey: string;
  /** What a form without JavaScript came back with. */
  problem: string | null;
  errors: FieldErrors;
}

/** Why nothing was paid. */
interface Said {
  words: string;
  declined: boolean;
}

const declinedCode = 'payment_declined';
const saidOf = (code: string): Said => ({ words: wordsOfCode(code), declined: code === declinedCode });

/** What judges the form brings a library along that no page needs to wake up: it comes with the first touch. */
const loadErrors = () => import('./checkout-errors.ts');
const loadSoon = () => void loadErrors().catch(() => {});

/** @returns nothing wrong where the judge can't be fetched: the shop judges what is sent all the same */
async function judge(form: HTMLFormElement): Promise<FieldErrors> {
  const judges = await loadErrors().catch(() => null);
  return judges?.checkoutErrors(filledIn(form)) ?? {};
}

/** The key that makes a repeat harmless is replaced only after an answer that says nothing was charged. */
export function useCheckout(start: Start, delivery: ReturnType<typeof useDelivery>) {
  const router = useRouter();
  const { send, pending } = useCommand<CheckoutAnswer>('/api/checkout');
  const [errors, setErrors] = useState<FieldErrors>(start.errors);
  const [problem, setProblem] = useState<Said | null>(start.problem === null ? null : saidOf(start.problem));
  const [placeKey, setPlaceKey] = useState(start.placeKey);
  const [judging, setJudging] = useState(false);
  const [done, setDone] = useState(false);
  const underWay = useRef(false);
  /** Stripe's fields, while a card is given to Stripe. */
  const cardFields = useRef<StripeCardFields | null>(null);

  // Back from a provider's page, a browser may show this one as it was left: busy, for good.
  useEffect(() => {
    const show = ({ persisted }: PageTransitionEvent) => {
      if (persisted && underWay.current) location.reload();
    };
    window.addEventListener('pageshow', show);
    return () => window.removeEventListener('pageshow', show);
  }, []);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (underWay.current) return;
    const form = event.currentTarget;
    underWay.current = true;
    setJudging(true);
    const found = { ...(await judge(form)), ...cardDetailErrors(form) };
    setJudging(false);
    setErrors(found);
    setProblem(null);
    if (Object.keys(found).length > 0) {
      underWay.current = false;
      return focusFirst(form, found);
    }

    const values = filledIn(form);
    const wrong = (await cardFields.current?.check()) ?? null;
    const result = wrong === null ? await send(values) : null;
    if (result?.ok) {
      setDone(true);
      await goOn(result.value);
      return;
    }
    underWay.current = false;
    if (result === null) return setProblem(wrong === null ? null : { words: wrong, declined: false });
    setProblem({ words: wordsOfProblem(result.problem), declined: result.problem.code === declinedCode });
    if (result.problem.code === declinedCode) form.querySelector<HTMLElement>('[data-card="token"]')?.focus();
    const fields = Object.fromEntries((result.problem.errors ?? []).map(({ field, message }) => [field, message]));
    setErrors(fields);
    afterRefusal(result.problem);
  }

  /** Sends what a wallet gave in place of the form. @returns why it was refused; null: it is being paid */
  async function place(values: Readonly<Record<string, string>>, wallet: Confirming): Promise<Problem | null> {
    if (underWay.current) return { code: 'payment_in_progress', message: wordsOfCode('payment_in_progress') };
    underWay.current = true;
    setProblem(null);
    const result = await send({ ...values, placeKey });
    if (result.ok) {
      setDone(true);
      await goOn(result.value, wallet);
      return null;
    }
    underWay.current = false;
    afterRefusal(result.problem);
    return result.problem;
  }

  function afterRefusal({ code }: Problem) {
    if (code === 'price_changed') delivery.tellAgain();
    // No answer: the same key again finds the order if it was placed.
    if (code !== 'unavailable' && code !== 'fault') setPlaceKey(crypto.randomUUID());
  }

  async function goOn({ client, next }: CheckoutAnswer, wallet?: Confirming) {
    if (client && 'address' in client) return location.assign(client.address);
    const opened = wallet ?? cardFields.current?.opened();
    if (client && opened) return payWith(opened, client);
    // Stripe's page asks for its card, and loads what this one may not.
    if (client) location.assign(next);
    else router.push(next);
  }

  async function leave(event: FormEvent<HTMLFormElement>) {
    const field = event.target as HTMLInputElement;
    const { name } = field;
    if (!name) return;
    const found = await judge(event.currentTarget);
    // An empty field that was only passed through isn't wrong yet.
    const empty = field.value === '';
    setErrors((before) => ({ ...before, [name]: empty && !before[name] ? undefined : found[name] }));
  }

  /** A field that was wrong is judged with each letter, so that its error goes as soon as it is right. */
  async function retype(form: HTMLFormElement) {
    if (Object.values(errors).every((error) => error === undefined)) return;
    const found: FieldErrors = { ...(await judge(form)), ...cardDetailErrors(form) };
    setErrors((before) => {
      const now = Object.entries(before).map(([name, error]) => [name, error && found[name]]);
      return Object.fromEntries(now);
    });
  }

  return {
    submit,
    retype,
    leave,
    touch: loadSoon,
    place,
    cardFields,
    errors,
    problem: problem?.declined ? null : (problem?.words ?? null),
    /** Why the bank declined what was sent last: said beside the card. */
    declined: problem?.declined ? problem.words : null,
    placeKey,
    busy: judging || pending || done,
  };
}
