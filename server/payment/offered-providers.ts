import { cardInBrowser, cardOnFile } from '#contract/payment/card-names.ts';
import type { CardChoice } from '#contract/payment/payment.ts';
import { isProvider, type PaymentProviderName, paymentTraits } from '#contract/payment/payment-providers.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { cardMark } from '#server/person/mark-of.ts';
import { AccessProblem } from '#server/web/problem.ts';
import type { MeansOfPayment, PaymentProvider } from './payment-provider.ts';
import { paymentsTaken } from './payments-taken.ts';
import { providers, setUpProvider } from './providers.ts';

/** With live keys, or in a shop that isn't open for tests, a test card would buy for nothing. */
function isOffered(name: PaymentProviderName): boolean {
  switch (paymentTraits[name].paysIn) {
    case 'form':
      return paymentsTaken() === 'test';
    // Gift cards pay with an order's own code, and are no means by themselves; cash is taken at the desk.
    case 'code':
    case 'hand':
      return false;
    default:
      return providers[name].isSetUp() && paymentsTaken() !== 'none';
  }
}

/** Charges what is bought on the shop's own pages, and keeps the cards on file: the one that is set up, or the test bank. */
export const shopProvider = (): PaymentProviderName => setUpProvider() ?? 'test';

/** Whether the shop has cards on file to charge. */
export const keepsCards = (): boolean => paymentTraits[shopProvider()].keepsCards;

/** The provider of a payment that was begun, offered or not. @throws Error for a name that isn't one */
export function providerNamed(name: string): PaymentProvider {
  if (!isProvider(name)) throw new Error(`There is no payment provider ${name}.`);
  return providers[name].pays;
}

/** Whether a payment that was begun may still be paid: not one of tests in a shop that has opened, or has closed its checkout. */
export const isStillTaken = (provider: string): boolean =>
  provider === 'gift_card' || provider === 'manual' || (isProvider(provider) && isOffered(provider));

/**
 * @param token null: the payer pays with the provider in the browser
 * @throws AccessProblem `invalid` for a provider that the shop doesn't take
 */
export function meansOfPayment(provider: PaymentProviderName, token: string | null): MeansOfPayment {
  if (!isOffered(provider) || (token === null && provider === 'test')) {
    throw new AccessProblem('invalid', `payment.provider: this shop takes no payments by ${provider}.`, {
      field: 'payment.provider',
    });
  }
  const label = token === null ? '' : providers[provider].pays.methodName(token);
  // A test card's token says which card it is.
  return { provider, token, label, cardMark: provider === 'test' && token !== null ? cardMark(token) : null };
}

/** What a form's choice of a card stands for. The card on file is its person's: only who asks can tell it. */
export function meansOfChoice(choice: CardChoice | undefined): MeansOfPayment {
  if (choice === undefined || choice === cardOnFile)
    throw new AccessProblem('invalid', 'token: enter a card.', { field: 'token' });
  return choice === cardInBrowser ? meansOfPayment(shopProvider(), null) : meansOfPayment('test', choice);
}

/** Has the provider forget a card that is taken off file, with the transaction that does so. */
export async function forgetCard(tx: Tx, { provider, token }: { provider: string; token: string }): Promise<void> {
  if (isProvider(provider)) await providers[provider].forgetCard?.(tx, token);
}
