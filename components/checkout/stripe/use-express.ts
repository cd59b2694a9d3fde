'use client';

import type { StripeExpressCheckoutElement, StripeExpressCheckoutElementConfirmEvent } from '@stripe/stripe-js';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Payable, payableOfBag } from '#components/payment/payable.ts';
import { loadsWhole } from '#components/payment/stripe/loads-whole.ts';
import { type OpenedExpress, openExpress } from '#components/payment/stripe/open-stripe.ts';
import { filledIn } from '#components/ui/form/form-values.ts';
import type { OwnBag } from '#contract/bag/own-bag.ts';
import type { CheckoutDefaults, StripeForm } from '#contract/checkout/checkout.ts';
import type { View } from '#contract/wire/views.ts';
import { useCommand } from '../../live/use-command.ts';
import { checkoutErrors } from '../checkout-errors.ts';
import { wordsOfProblem } from '../checkout-words.ts';
import type { useCheckout } from '../use-checkout.ts';
import { placeOfWallet, shippingRates, valuesOfWallet } from './express-details.ts';

export interface ExpressProps {
  form: StripeForm;
  payable: Payable;
  defaults: CheckoutDefaults;
  checkout: ReturnType<typeof useCheckout>;
  /** The form below, whose note and company go along. */
  typedIn: RefObject<HTMLFormElement | null>;
}

/** Whether this browser has a wallet, as far as Stripe has said. */
export type WalletState = 'looking' | 'offered' | 'none';

type ConfirmEvent = StripeExpressCheckoutElementConfirmEvent;

/**
 * Stripe's Express Checkout Element, for as long as this is shown. What a wallet asks in between (another address, another
 * way of delivery) the shop answers with its own ways and total; what it gives at last is sent as the form is.
 */
export function useExpress(props: ExpressProps) {
  const { form, payable } = props;
  const host = useRef<HTMLDivElement>(null);
  const made = useRef<OpenedExpress | null>(null);
  const { send } = useCommand('/api/bag/delivery');
  const [state, setState] = useState<WalletState>('looking');
  const [problem, setProblem] = useState<string | null>(null);
  const now = useRef(props);
  /** What the open wallet shows; null while none is open. */
  const shown = useRef<Payable | null>(null);
  now.current = props;

  /** The bag priced anew, or null where it can't be sent. */
  async function price(choice: Record<string, string>): Promise<Payable | null> {
    const answer = await send(choice);
    const views = answer.ok ? (answer.value.views ?? []) : [];
    const view = views.find((one): one is View<'my-bag'> => one.topic === 'my-bag');
    const bag = view?.data as OwnBag | undefined;
    if (!bag?.deliverable || bag.toPayAmount === 0) return null;
    const priced = payableOfBag(bag);
    shown.current = priced;
    made.current?.elements.update({ amount: priced.toPayAmount });
    return priced;
  }

  async function confirm(event: ConfirmEvent) {
    const opened = made.current;
    const { payable: current, checkout, typedIn } = now.current;
    const typed = typedIn.current ? filledIn(typedIn.current) : {};
    const values = valuesOfWallet(event, shown.current ?? current, typed);
    const [wrong] = Object.values(checkoutErrors({ ...values, placeKey: checkout.placeKey }));
    if (wrong)
      return refuse(
        event,
        `${wrong} Nothing was charged. Change it in your wallet, or use the form.`,
        'invalid_shipping_address',
      );
    const { error } = (await opened?.elements.submit()) ?? { error: { message: undefined } };
    if (error || !opened) return refuse(event, error?.message ?? 'The wallet didn’t respond. Nothing was charged.');
    const refused = await checkout.place(values, opened);
    if (refused) refuse(event, wordsOfProblem(refused));
  }

  function refuse(event: ConfirmEvent, message: string, reason: 'fail' | 'invalid_shipping_address' = 'fail') {
    shown.current = null;
    event.paymentFailed({ reason, message });
    setProblem(message);
  }

  function listen(element: StripeExpressCheckoutElement) {
    element.on('ready', ({ availablePaymentMethods: ways }) => {
      setState(ways !== undefined && Object.values(ways).some(Boolean) ? 'offered' : 'none');
    });
    element.on('loaderror', () => setState('none'));
    element.on('click', ({ resolve, reject }) => {
      const { delivery, wait } = now.current.payable;
      if (!delivery || wait !== null) return reject();
      setProblem(null);
      shown.current = now.current.payable;
      resolve({ shippingRates: shippingRates(delivery) });
    });
    element.on('shippingaddresschange', async ({ address, resolve, reject }) => {
      const priced = await price(placeOfWallet(address));
      if (priced?.delivery) resolve({ shippingRates: shippingRates(priced.delivery) });
      else reject();
    });
    element.on('shippingratechange', async ({ shippingRate, resolve, reject }) => {
      const priced = await price({ shippingMethod: shippingRate.id });
      if (priced) resolve();
      else reject();
    });
    element.on('cancel', () => {
      shown.current = null;
      made.current?.elements.update({ amount: now.current.payable.toPayAmount });
    });
    element.on('confirm', (event) => void confirm(event));
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once; what changes is read when it is asked for
  useEffect(() => {
    if (loadsWhole()) return;
    let isGone = false;
    openExpress(form, { payable: now.current.payable, countries: now.current.defaults.countries ?? [] })
      .then((opened) => {
        if (isGone || !host.current) return opened.element.destroy();
        made.current = opened;
        listen(opened.element);
        opened.element.mount(host.current);
      })
      // The form below pays as well, and says what is wrong with Stripe.
      .catch(() => setState('none'));
    return () => {
      isGone = true;
      made.current?.element.destroy();
      made.current = null;
    };
  }, [form.publishableKey]);

  const amount = payable.toPayAmount;
  useEffect(() => {
    if (shown.current === null && amount > 0) made.current?.elements.update({ amount });
  }, [amount]);

  return { host, state, problem };
}
