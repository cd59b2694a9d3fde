import {
  type CardChoice,
  cardInBrowser,
  cardOnFile,
  type PaymentProviderName,
  paymentProviders,
} from '#contract/payment.ts';
import { AccessProblem } from '#server/problem.ts';
import { giftCardProvider } from './gift-card-provider.ts';
import type { MeansOfPayment, PaymentProvider } from './payment-provider.ts';
import { testProvider } from './test-provider.ts';

const providers: Readonly<Partial<Record<PaymentProviderName, PaymentProvider>>> = {
  test: testProvider,
  gift_card: giftCardProvider,
};

/** Charges what is bought on the shop's own pages, and keeps the cards on file. */
export const shopProvider = (): PaymentProviderName => 'test';

const isProvider = (name: string): name is PaymentProviderName => paymentProviders.some((known) => known === name);

/** @throws Error for a provider that isn't set up */
export function providerNamed(name: string): PaymentProvider {
  const provider = isProvider(name) ? providers[name] : undefined;
  if (!provider) throw new Error(`There is no payment provider ${name}.`);
  return provider;
}

/**
 * @param token null: the payer gives the card to the provider in the browser
 * @throws AccessProblem `invalid` for a provider that the shop doesn't take
 */
export function meansOfPayment(provider: PaymentProviderName, token: string | null): MeansOfPayment {
  const offered = providers[provider];
  if (!offered || (token === null && provider === 'test')) {
    throw new AccessProblem('invalid', `payment.provider: this shop takes no payments by ${provider}.`, {
      field: 'payment.provider',
    });
  }
  return { provider, token, label: token === null ? '' : offered.methodName(token) };
}

/** What a form's choice of a card stands for. The card on file is its person's: only who asks can tell it. */
export function meansOfChoice(choice: CardChoice): MeansOfPayment {
  if (choice === cardOnFile) throw new AccessProblem('invalid', 'token: enter a card.', { field: 'token' });
  return choice === cardInBrowser ? meansOfPayment('stripe', null) : meansOfPayment('test', choice);
}
