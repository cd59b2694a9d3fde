import { cardInBrowser, cardOnFile } from '#contract/checkout/checkout-form.ts';
import { type CardChoice, type PaymentProviderName, paymentProviders } from '#contract/checkout/payment.ts';
import { cardMark } from '#server/person/mark-of.ts';
import { AccessProblem } from '#server/problem.ts';
import { giftCardProvider } from './gift-card-provider.ts';
import { mollieKey } from './mollie/mollie-api.ts';
import { mollieProvider } from './mollie/mollie-provider.ts';
import type { MeansOfPayment, PaymentProvider } from './payment-provider.ts';
import { paymentsTaken } from './payments-taken.ts';
import { stripeKeys } from './stripe/stripe-api.ts';
import { stripeProvider } from './stripe/stripe-provider.ts';
import { testProvider } from './test-provider.ts';

/** With live keys, or in a shop that isn't open for tests, a test card would buy for nothing. */
const isOffered: Readonly<Record<PaymentProviderName, () => boolean>> = {
  test: () => paymentsTaken() === 'test',
  stripe: () => stripeKeys() !== null && paymentsTaken() !== 'none',
  mollie: () => mollieKey() !== null && paymentsTaken() !== 'none',
  // Gift cards pay with an order's own code, and are no means by themselves.
  gift_card: () => false,
};

const providers: Readonly<Record<PaymentProviderName, PaymentProvider>> = {
  test: testProvider,
  stripe: stripeProvider,
  mollie: mollieProvider,
  gift_card: giftCardProvider,
};

/** Charges what is bought on the shop's own pages, and keeps the cards on file: Stripe or Mollie, once one is set up. */
export function shopProvider(): PaymentProviderName {
  if (stripeKeys()) return 'stripe';
  return mollieKey() ? 'mollie' : 'test';
}

const isProvider = (name: string): name is PaymentProviderName => paymentProviders.some((known) => known === name);

/** The provider of a payment that was begun, offered or not. @throws Error for a name that isn't one */
export function providerNamed(name: string): PaymentProvider {
  if (!isProvider(name)) throw new Error(`There is no payment provider ${name}.`);
  return providers[name];
}

/** Whether a payment that was begun may still be paid: not one of tests in a shop that has opened, or has closed its checkout. */
export const isStillTaken = (provider: string): boolean =>
  provider === 'gift_card' || (isProvider(provider) && isOffered[provider]());

/**
 * @param token null: the payer pays with the provider in the browser
 * @throws AccessProblem `invalid` for a provider that the shop doesn't take
 */
export function meansOfPayment(provider: PaymentProviderName, token: string | null): MeansOfPayment {
  if (!isOffered[provider]() || (token === null && provider === 'test')) {
    throw new AccessProblem('invalid', `payment.provider: this shop takes no payments by ${provider}.`, {
      field: 'payment.provider',
    });
  }
  const label = token === null ? '' : providers[provider].methodName(token);
  // A test card's token says which card it is.
  return { provider, token, label, cardMark: provider === 'test' && token !== null ? cardMark(token) : null };
}

/** What a form's choice of a card stands for. The card on file is its person's: only who asks can tell it. */
export function meansOfChoice(choice: CardChoice | undefined): MeansOfPayment {
  if (choice === undefined || choice === cardOnFile)
    throw new AccessProblem('invalid', 'token: enter a card.', { field: 'token' });
  return choice === cardInBrowser ? meansOfPayment(shopProvider(), null) : meansOfPayment('test', choice);
}
