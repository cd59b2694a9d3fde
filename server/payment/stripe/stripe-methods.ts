/**
 * The ways to pay through Stripe that this shop takes, if the merchant has switched them on there: those of which Stripe
 * says within moments whether they were paid, and that give back a part as well. What takes days (SEPA and other debits,
 * bank transfer, Boleto, Konbini, Multibanco, OXXO) can't hold a piece for minutes, and a way that isn't named here is not
 * offered. https://docs.stripe.com/payments/payment-methods/payment-method-support
 */
import type Stripe from 'stripe';

interface StripeMethod {
  name: string;
  /** The money can be set aside first: https://docs.stripe.com/payments/place-a-hold-on-a-payment-method */
  later: boolean;
}

const later = (name: string): StripeMethod => ({ name, later: true });
const atOnce = (name: string): StripeMethod => ({ name, later: false });

const methods = {
  card: later('Card'),
  link: later('Link'),
  paypal: later('PayPal'),
  klarna: later('Klarna'),
  affirm: later('Affirm'),
  afterpay_clearpay: later('Clearpay'),
  alma: later('Alma'),
  amazon_pay: later('Amazon Pay'),
  cashapp: later('Cash App Pay'),
  mobilepay: later('MobilePay'),
  revolut_pay: later('Revolut Pay'),
  satispay: later('Satispay'),
  alipay: atOnce('Alipay'),
  bancontact: atOnce('Bancontact'),
  blik: atOnce('BLIK'),
  eps: atOnce('EPS'),
  ideal: atOnce('iDEAL'),
  p24: atOnce('Przelewy24'),
  swish: atOnce('Swish'),
  twint: atOnce('TWINT'),
  wechat_pay: atOnce('WeChat Pay'),
} as const satisfies Record<string, StripeMethod>;

export type MethodType = keyof typeof methods;

export const methodTypes = Object.keys(methods) as MethodType[];

/** Of an order whose money is taken when it is packed. The methods that aren't in it take theirs at once. */
export const capturedLater = (types: readonly MethodType[]): Stripe.PaymentIntentCreateParams.PaymentMethodOptions =>
  Object.fromEntries(
    types.filter((type) => methods[type].later).map((type) => [type, { capture_method: 'manual' as const }]),
  );

const isKnown = (type: string): type is MethodType => type in methods;

/** "PayPal". One that Stripe has paid by and this list doesn't know is named as Stripe names it. */
export const methodName = (type: string): string =>
  isKnown(type) ? methods[type].name : type.charAt(0).toUpperCase() + type.slice(1).replaceAll('_', ' ');
