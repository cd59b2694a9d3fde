/** What Mollie says of a payment, read: https://docs.mollie.com/reference/get-payment */
import { z } from 'zod';
import { fractionDigitsOf } from '#domain/money/fraction-digits.ts';
import type { ChargeState } from '../payment-provider.ts';

const amountSchema = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  value: z.string().regex(/^\d{1,9}(\.\d{1,3})?$/),
});
type MollieAmount = z.infer<typeof amountSchema>;

/** `authorized`: Mollie takes that money by itself. https://docs.mollie.com/docs/status-change */
const statuses = {
  open: 'requires_action',
  pending: 'processing',
  authorized: 'processing',
  paid: 'approved',
  failed: 'requires_action',
  canceled: 'requires_action',
  expired: 'requires_action',
} as const satisfies Record<string, ChargeState['status']>;
export type MollieStatus = keyof typeof statuses;

/** Nothing comes after these, and no money came. */
const endings: ReadonlySet<string> = new Set<MollieStatus>(['failed', 'canceled', 'expired']);
export const isOver = (status: string | null): boolean => status !== null && endings.has(status);

export const refPattern = /^tr_\w{1,100}$/;

export const molliePaymentSchema = z.object({
  id: z.string().regex(refPattern),
  status: z.enum(Object.keys(statuses) as [MollieStatus, ...MollieStatus[]]),
  amount: amountSchema,
  method: z.string().max(40).nullish(),
  isCancelable: z.boolean().optional(),
  details: z
    .object({
      cardLabel: z.string().max(40).nullish(),
      cardNumber: z.string().max(40).nullish(),
      cardFingerprint: z.string().max(100).nullish(),
      failureReason: z.string().max(80).nullish(),
    })
    .nullish(),
  _links: z.object({ checkout: z.object({ href: z.url({ protocol: /^https?$/ }) }).nullish() }).nullish(),
});
export type MolliePayment = z.infer<typeof molliePaymentSchema>;

/** Of Mollie's reasons those that tell a shopper something: https://docs.mollie.com/docs/handling-errors */
const reasons: Readonly<Record<string, string>> = {
  insufficient_funds: 'insufficient_funds',
  card_expired: 'card_expired',
  invalid_cvv: 'card_code_wrong',
  authentication_failed: 'authentication_refused',
  authentication_abandoned: 'authentication_refused',
};

function reasonOf({ status, details }: MolliePayment): string | null {
  if (status === 'canceled') return 'left';
  if (status === 'expired') return 'not_finished';
  return status === 'failed' ? (reasons[details?.failureReason ?? ''] ?? 'payment_failed') : null;
}

/** How one try stands. A try that is over leaves the payment open for the next. */
export function tryStateOf(payment: MolliePayment): ChargeState {
  const { id, status, amount } = payment;
  return {
    ref: id,
    status: statuses[status],
    reason: reasonOf(payment),
    amount: minorUnits(amount),
    currency: amount.currency,
    method: status === 'paid' ? methodOf(payment) : null,
    fingerprint: payment.details?.cardFingerprint ?? null,
    failedTry: isOver(status) ? id : null,
  };
}

/** A point is always the decimal sign here, also before three digits. @throws Error for what is no amount of its currency */
export function minorUnits({ value, currency }: MollieAmount): number {
  const [whole = '', fraction = ''] = value.split('.');
  const digits = fractionDigitsOf(currency);
  if (fraction.length > digits) throw new Error(`Mollie says ${value} ${currency}, which is no amount.`);
  return Number(whole + fraction.padEnd(digits, '0'));
}

const names: Readonly<Record<string, string>> = {
  applepay: 'Apple Pay',
  bancontact: 'Bancontact',
  banktransfer: 'Bank transfer',
  belfius: 'Belfius',
  blik: 'BLIK',
  eps: 'EPS',
  ideal: 'iDEAL',
  kbc: 'KBC/CBC',
  klarna: 'Klarna',
  mybank: 'MyBank',
  paypal: 'PayPal',
  przelewy24: 'Przelewy24',
  satispay: 'Satispay',
  trustly: 'Trustly',
  twint: 'TWINT',
};

/** "Mastercard ending 6787", "iDEAL". Only the last four figures of a card are ever kept. */
export function methodOf({ method, details }: Pick<MolliePayment, 'method' | 'details'>): string {
  const lastFour = /\d{4}$/.exec(details?.cardNumber ?? '')?.[0];
  const name = details?.cardLabel ?? names[method ?? ''] ?? (method === 'creditcard' ? 'Card' : 'Mollie');
  return lastFour ? `${name} ending ${lastFour}` : name;
}
