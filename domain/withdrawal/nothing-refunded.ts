import { bankDays } from '../order/bank-days.ts';

/** The payment's state when the pieces were withdrawn from: taken, only set aside by the bank, under way, or none of these. */
export type PaymentThen = 'taken' | 'set_aside' | 'under_way' | 'none';

interface Paid {
  /** When the order was paid; null: it wasn't. */
  paidAt: Date | string | null;
  payments: readonly { status: string; reason: string | null }[];
}

/** Returns what had become of an order's payments. What the bank took after the order was cancelled was under way then. */
export function paymentThen({ paidAt, payments }: Paid): PaymentThen {
  if (paidAt !== null) return 'taken';
  const has = (...wanted: string[]) => payments.some(({ status }) => wanted.includes(status));
  if (has('processing', 'approved', 'refunded')) return 'under_way';
  const isLetGo = payments.some(({ status, reason }) => status === 'declined' && reason === 'order_cancelled');
  return isLetGo || has('authorised') ? 'set_aside' : 'none';
}

/** Explains why a settled withdrawal refunds nothing. */
export function nothingRefunded(payment: PaymentThen): string {
  if (payment === 'none') return 'Nothing was charged.';
  if (payment === 'taken') return 'Nothing was left to refund.';
  if (payment === 'under_way')
    return 'Nothing had been charged by then. A payment that goes through later is refunded.';
  return 'Nothing had been charged yet. Your bank will release the money it set aside, or refund it if it was already taken.';
}

/** Says what a settled withdrawal refunds. @param money the amount as it is shown; null: nothing */
export const refundWords = (money: string | null, payment: PaymentThen): string =>
  money === null
    ? nothingRefunded(payment)
    : `We’re refunding ${money}, the way you paid. Banks take up to ${bankDays} working days.`;
