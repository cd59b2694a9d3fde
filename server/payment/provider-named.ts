import type { PaymentProvider } from './payment-provider.ts';
import { testProvider } from './test-provider.ts';

const providers: Readonly<Record<string, PaymentProvider>> = { test: testProvider };

/** @throws Error for a provider that isn't installed */
export function providerNamed(name: string): PaymentProvider {
  const provider = providers[name];
  if (!provider) throw new Error(`There is no payment provider ${name}.`);
  return provider;
}
