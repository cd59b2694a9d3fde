'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { loadsWhole } from './loads-whole.ts';
import { type CardPurpose, type OpenedStripe, openStripe } from './open-stripe.ts';

export type CardFieldsState = 'loading' | 'slow' | 'ready' | 'failed';

export interface StripeCardFields {
  host: RefObject<HTMLDivElement | null>;
  state: CardFieldsState;
  /** What is wrong with what was typed, in Stripe's words; null if nothing is. */
  check(): Promise<string | null>;
  /** Null before Stripe's fields are there. */
  opened(): OpenedStripe | null;
}

const slowAfterMs = 8_000;

/** Stripe's fields, for as long as this is shown. */
export function useStripeCard(publishableKey: string, purpose: CardPurpose): StripeCardFields {
  const host = useRef<HTMLDivElement>(null);
  const made = useRef<OpenedStripe | null>(null);
  const asked = useRef(purpose);
  const [state, setState] = useState<CardFieldsState>('loading');
  const secret = purpose.kind === 'payment' ? purpose.secret : null;
  const amount = purpose.kind === 'order' ? purpose.amount : null;
  asked.current = purpose;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another secret is another payment; a total is told below
  useEffect(() => {
    if (loadsWhole()) return;
    let isGone = false;
    const slow = setTimeout(() => setState((now) => (now === 'loading' ? 'slow' : now)), slowAfterMs);
    openStripe(publishableKey, asked.current)
      .then((opened) => {
        if (isGone || !host.current) return opened.element.destroy();
        made.current = opened;
        opened.element.on('ready', () => setState('ready'));
        opened.element.on('loaderror', () => setState('failed'));
        opened.element.mount(host.current);
      })
      .catch(() => setState('failed'));
    return () => {
      isGone = true;
      clearTimeout(slow);
      made.current?.element.destroy();
      made.current = null;
    };
  }, [publishableKey, secret]);

  useEffect(() => {
    if (amount !== null) made.current?.elements.update({ amount });
  }, [amount]);

  return {
    host,
    state,
    opened: () => made.current,
    async check() {
      if (!made.current) return 'The payment form hasn’t loaded yet. Wait a moment, or reload the page.';
      const { error } = await made.current.elements.submit();
      return error ? (error.message ?? 'Check what you entered.') : null;
    },
  };
}
