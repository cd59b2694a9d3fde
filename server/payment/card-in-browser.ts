import type { CardForm } from '#contract/checkout/checkout.ts';
import { providers, setUpProvider } from './providers.ts';

/** Null: the shop's pages take test cards. */
export function cardForm(): CardForm | null {
  const provider = setUpProvider();
  return provider && providers[provider].form();
}
