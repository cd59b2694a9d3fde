/** The payment's state when the pieces were withdrawn from: taken, only set aside by the bank, or neither. */
export type PaymentThen = 'taken' | 'set_aside' | 'none';

/** Explains why a settled withdrawal refunds nothing. */
export function nothingRefunded(payment: PaymentThen): string {
  if (payment === 'none') return 'Nothing was charged.';
  if (payment === 'taken') return 'Nothing was left to refund.';
  return 'Nothing had been charged yet. Your bank will release the money it set aside, or refund it if it was already taken.';
}
