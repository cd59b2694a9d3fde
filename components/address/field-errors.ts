import type { z } from 'zod';
import { type BuyerForm, billingProblems } from '#contract/checkout/buyer.ts';
import type { AddressTyped } from '#domain/address/address-form.ts';
import { addressProblems } from '#domain/address/address-problems.ts';
import type { FieldErrors } from '../ui/form/form-values.ts';

export function errorsOf(schema: z.ZodType, values: Readonly<Record<string, string>>): FieldErrors {
  const result = schema.safeParse(values);
  const errors: Record<string, string> = {};
  for (const issue of result.error?.issues ?? []) errors[issue.path.join('.')] ??= issue.message;
  // The schema looks across fields only once each is right by itself; a reader wants to know at once.
  const { country, postalCode, postcodeKept } = values;
  const wrong = country ? addressProblems(values) : [];
  for (const { part, message, asks } of wrong) {
    if (!asks || postcodeKept !== postalCode) errors[part] = message;
  }
  return errors;
}

const words: Readonly<Record<string, string>> = {
  email: 'Enter an email address such as you@example.com.',
  name: 'Enter the name on the door.',
  line1: 'Enter the street and number.',
  postalCode: 'Check the postcode: it doesn’t fit the country.',
  city: 'Enter the town or city.',
  region: 'Enter the region.',
  country: 'Choose a country.',
  token: 'Choose one of the test cards.',
  phone: 'Check the phone number, or leave it blank.',
  vatNumber: 'Check the VAT number, or leave it blank.',
};

/** What a form without JavaScript came back with. @param typed what stands in it */
export function errorOfField(field: string | null, typed: AddressTyped & BuyerForm = {}): FieldErrors {
  const own = typed.country ? addressProblems(typed).find(({ part }) => part === field) : undefined;
  const billed = billingProblems(typed).find((problem) => problem.field === field);
  const message = own?.message ?? billed?.message ?? words[field ?? ''];
  return field && message ? { [field]: message } : {};
}
