import { type PaymentProviderName, paymentProviders } from '#contract/payment.ts';
import type { MeansOfPayment, PaymentProvider } from './payment-provider.ts';
import { testProvider } from './test-provider.ts';

const providers: Readonly<Record<PaymentProviderName, PaymentProvider>> = { test: testProvider };

/** Charges what is bought on the shop's own pages, and keeps the cards on file. */
export const shopProvider: PaymentProviderName = 'test';

const isOffered = (name: string): name is PaymentProviderName => paymentProviders.some((offered) => offered === name);

/** @throws Error for a provider that isn't installed */
export function providerNamed(name: string): PaymentProvider {
  if (!isOffered(name)) throw new Error(`There is no payment provider ${name}.`);
  return providers[name];
}

export const meansOfPayment = (provider: PaymentProviderName, token: string): MeansOfPayment => ({
  provider,
  token,
  label: providers[provider].methodName(token),
});
