/** Everything that the shop has of each payment provider: the one list by which they are reached. */
import type { CardForm } from '#contract/checkout/checkout.ts';
import { type PaymentProviderName, paymentProviders, paymentTraits } from '#contract/payment/payment-providers.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { type MoreAllowed, nothingMore } from '#server/engine/http/security-headers.ts';
import { giftCardProvider } from './gift-card-provider.ts';
import { manualProvider } from './manual-provider.ts';
import { isMollieLive, mollieKey, mollieLeadsTo } from './mollie/mollie-api.ts';
import { mollieCharges } from './mollie/mollie-charges.ts';
import { mollieProvider } from './mollie/mollie-provider.ts';
import type { OpenCharges } from './open-charges.ts';
import type { PagePolicy } from './page-policy.ts';
import type { PaymentProvider } from './payment-provider.ts';
import { forgetLater } from './stripe/cards-to-forget.ts';
import { isStripeLive, stripeKeys } from './stripe/stripe-api.ts';
import { stripeCharges } from './stripe/stripe-charges.ts';
import { stripeForm, stripePages } from './stripe/stripe-pages.ts';
import { stripeProvider } from './stripe/stripe-provider.ts';
import { testProvider } from './test-provider.ts';

export interface Provided {
  pays: PaymentProvider;
  /** Its keys are there. */
  isSetUp(): boolean;
  /** With its keys money moves. */
  isLive(): boolean;
  /** What a page needs to have somebody pay with it; null: no page asks for it. */
  form(): CardForm | null;
  /** Those that it is asked about, should a webhook be lost; null: it is part of the shop. */
  charges: OpenCharges | null;
  /** Null: its pages do no more than others. */
  policy(): PagePolicy | null;
  /** Has it forget a card that was taken off file, with the transaction that does so; null: it keeps none. */
  forgetCard: ((tx: Tx, token: string) => Promise<void>) | null;
}

const ofTheShop = {
  isSetUp: () => true,
  isLive: () => false,
  form: () => null,
  charges: null,
  policy: () => null,
  forgetCard: null,
};

export const providers: Readonly<Record<PaymentProviderName, Provided>> = {
  test: { ...ofTheShop, pays: testProvider },
  stripe: {
    pays: stripeProvider,
    isSetUp: () => stripeKeys() !== null,
    isLive: isStripeLive,
    form: stripeForm,
    charges: stripeCharges,
    policy: () => stripePages,
    forgetCard: forgetLater,
  },
  mollie: {
    pays: mollieProvider,
    isSetUp: () => mollieKey() !== null,
    isLive: isMollieLive,
    form: () => ({ provider: 'mollie', page: paymentTraits.mollie.name }),
    charges: mollieCharges,
    policy: () => ({ ...nothingMore, pages: /^\/checkout(?=[/?]|$)/, leadsTo: mollieLeadsTo() }),
    forgetCard: null,
  },
  gift_card: { ...ofTheShop, pays: giftCardProvider },
  manual: { ...ofTheShop, pays: manualProvider },
};

/** What a page may do beside what every page may: where somebody pays with a provider, what that provider's script needs. */
export function paymentPolicyOf(path: string): MoreAllowed {
  const policies = Object.values(providers).flatMap(({ isSetUp, policy }) => (isSetUp() ? (policy() ?? []) : []));
  return policies.find(({ pages }) => pages.test(path)) ?? nothingMore;
}

/** Whose keys the shop was given, and who is paid in a browser by them. */
export const setUpProvider = (): PaymentProviderName | null =>
  paymentProviders.find((name) => paymentTraits[name].name !== null && providers[name].isSetUp()) ?? null;
