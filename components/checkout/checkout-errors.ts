import { type BuyerForm, billingProblems } from '#contract/checkout/buyer.ts';
import { cardMissing, checkoutSchema, needsCard } from '#contract/checkout/checkout.ts';
import { errorsOf } from '../address/field-errors.ts';
import type { FieldErrors } from '../ui/form/form-values.ts';

export function checkoutErrors(values: Readonly<Record<string, string>>): FieldErrors {
  const billing = billingProblems(values as BuyerForm).map(({ field, message }) => [field, message]);
  const errors = { ...errorsOf(checkoutSchema, values), ...Object.fromEntries(billing) };
  const misses = values.token === undefined && needsCard(values);
  return misses ? { token: cardMissing, ...errors } : errors;
}
