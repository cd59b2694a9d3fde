'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { CheckoutAnswer } from '#contract/checkout/checkout.ts';
import type { Problem } from '#contract/errors.ts';
import { useCommand } from '../live/use-command.ts';
import { cardDetailErrors } from './card-details.ts';
import { wordsOfCode, wordsOfProblem } from './checkout-words.ts';
import { type CheckoutErrors, filledIn, focusFirst } from './form-values.ts';
import type { Confirming } from './stripe/open-stripe.ts';
import { payWith } from './stripe/pay-with.ts';
import type { StripeCardFields } from './stripe/use-stripe-card.ts';
import type { useDelivery } from './use-delivery.ts';

interface Start {
  placeKey: string;
  /** What a form without JavaScript came back with. */
  problem: string | null;
  errors: CheckoutErrors;
}

/** What judges the form brings a library along that no page needs to wake up: it comes with the first touch. */
const loadErrors = () => import('./checkout-errors.ts');
const loadSoon = () => void loadErrors().catch(() => {});

/** @returns nothing wrong where the judge can't be fetched: the shop judges what is sent all the same */
async function judge(form: HTMLFormElement): Promise<CheckoutErrors> {
  const judges = await loadErrors().catch(() => null);
  return judges?.checkoutErrors(filledIn(form)) ?? {};
}

/** The key that makes a repeat harmless is replaced only after an answer that says nothing was charged. */
export function useCheckout(start: Start, delivery: ReturnType<typeof useDelivery>) {
  const router = useRouter();
  const { send, pending } = useCommand<CheckoutAnswer>('/api/checkout');
  const [errors, setErrors] = useState<CheckoutErrors>(start.errors);
  const [problem, setProblem] = useState(start.problem === null ? null : wordsOfCode(start.problem));
  const [placeKey, setPlaceKey] = useState(start.placeKey);
  const [judging, setJudging] = useState(false);
  const [done, setDone] = useState(false);
  const underWay = useRef(false);
  /** Stripe's fields, while a card is given to Stripe. */
  const cardFields = useRef<StripeCardFields | null>(null);

  // Back from Mollie's page, a browser may show this one as it was left: busy, for good.
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
    if (result === null) return setProblem(wrong);
    setProblem(wordsOfProblem(result.problem));
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
    if (client?.provider === 'mollie') return location.assign(client.address);
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

  return {
    submit,
    leave,
    touch: loadSoon,
    place,
    cardFields,
    errors,
    problem,
    placeKey,
    busy: judging || pending || done,
  };
}
