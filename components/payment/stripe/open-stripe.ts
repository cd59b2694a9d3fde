import type {
  Appearance,
  Stripe,
  StripeElements,
  StripeExpressCheckoutElement,
  StripePaymentElement,
} from '@stripe/stripe-js';
import type { CountryChoice } from '#contract/address/address.ts';
import type { StripeForm } from '#contract/checkout/checkout.ts';
import type { Payable } from '../payable.ts';

/** What is given to Stripe: the payment of a new order or of one that waits for it, or a card to be kept. */
export type CardPurpose =
  | { kind: 'order'; amount: number; currency: string; methods: readonly string[] }
  | { kind: 'payment'; secret: string }
  | { kind: 'file'; currency: string };

/** What confirms a payment: its fields or a wallet. */
export interface Confirming {
  stripe: Stripe;
  elements: StripeElements;
}
export interface OpenedStripe extends Confirming {
  element: StripePaymentElement;
}
export interface OpenedExpress extends Confirming {
  element: StripeExpressCheckoutElement;
}

/** Makes Stripe's fields, with a tab for each way to pay. */
export async function openStripe(publishableKey: string, purpose: CardPurpose): Promise<OpenedStripe> {
  const stripe = await loadScript(publishableKey);
  const elements = makeElements(stripe, purpose);
  const element = elements.create('payment', { layout: 'tabs', wallets: { applePay: 'auto', googlePay: 'auto' } });
  return { stripe, elements, element };
}

interface ForBag {
  payable: Pick<Payable, 'toPayAmount' | 'currency'>;
  /** Where something can be sent. */
  countries: readonly CountryChoice[];
}

/** Browsers' wallets hold cards; Link holds them at Stripe. */
const walletMethods = ['card', 'link'];

/** Makes the row of wallets, which ask for the address themselves. */
export async function openExpress(
  { publishableKey }: StripeForm,
  { payable: { toPayAmount: amount, currency }, countries }: ForBag,
): Promise<OpenedExpress> {
  const stripe = await loadScript(publishableKey);
  const elements = makeElements(stripe, { kind: 'order', amount, currency, methods: walletMethods });
  const element = elements.create('expressCheckout', {
    emailRequired: true,
    shippingAddressRequired: true,
    allowedShippingCountries: countries.flatMap(([code]) => code || []),
    // Replaced by the bag's own when a wallet opens; Stripe wants one before.
    shippingRates: [{ id: 'standard', displayName: 'Delivery', amount: 0 }],
    buttonHeight: 48,
    // One row of buttons, whose room is kept: others are a press away.
    layout: { maxColumns: 2, maxRows: 1, overflow: 'auto' },
  });
  return { stripe, elements, element };
}

/** Stripe's script comes from Stripe, and on no other page. */
async function loadScript(publishableKey: string): Promise<Stripe> {
  const { loadStripe } = await import('@stripe/stripe-js/pure');
  // What somebody types elsewhere in the shop is none of Stripe's business.
  loadStripe.setLoadParameters({ advancedFraudSignals: false });
  const stripe = await loadStripe(publishableKey);
  if (!stripe) throw new Error('Stripe has no script for this browser.');
  return stripe;
}

function makeElements(stripe: Stripe, purpose: CardPurpose): StripeElements {
  const appearance = lookOfShop();
  if (purpose.kind === 'payment') return stripe.elements({ clientSecret: purpose.secret, appearance });
  const currency = purpose.currency.toLowerCase();
  if (purpose.kind === 'file')
    return stripe.elements({ mode: 'setup', currency, appearance, allowedPaymentMethodTypes: ['card'] });
  const { amount, methods } = purpose;
  return stripe.elements({
    ...{ mode: 'payment', amount, currency, appearance },
    captureMethod: 'automatic',
    allowedPaymentMethodTypes: [...methods],
  });
}

/** Stripe's fields stand in a frame of their own: the shop's colours are given to it. */
function lookOfShop(): Appearance {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    theme: 'flat',
    variables: {
      colorBackground: of('--sheet'),
      colorText: of('--ink'),
      colorTextSecondary: of('--ink-2'),
      colorPrimary: of('--ink'),
      colorDanger: of('--attn'),
      borderRadius: of('--r1'),
      fontFamily: 'system-ui, sans-serif',
      fontSizeBase: '16px',
    },
    rules: {
      '.Input': { border: `1px solid ${of('--rule-strong')}` },
      '.Tab': { border: `1px solid ${of('--rule-strong')}`, boxShadow: 'none' },
      '.Tab--selected': { border: `1px solid ${of('--ink')}`, boxShadow: `inset 0 0 0 1px ${of('--ink')}` },
    },
  };
}
