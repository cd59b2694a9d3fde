import type { z } from 'zod';
import { checkoutSchema } from '#contract/checkout.ts';
import { postcodeProblem } from '#domain/order/postcode.ts';

export type CheckoutErrors = Readonly<Partial<Record<string, string>>>;

/** What `data-card` calls a card's fields. */
const cardFields = ['token', 'cardExpiry', 'cardCode'] as const;

/** The fields in the order of the page: the first one with an error gets the focus. */
export const checkoutFields = ['email', 'name', 'line1', 'postalCode', 'city', 'country', ...cardFields] as const;

/** What is filled in; an empty field says nothing, as in a form without JavaScript. */
export function filledIn(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

export function focusFirst(form: HTMLFormElement, errors: CheckoutErrors): void {
  const name = checkoutFields.find((field) => errors[field]);
  form.querySelector<HTMLElement>(`[data-card="${name}"], [name="${name}"]:not([type="hidden"])`)?.focus();
}

export function errorsOf(schema: z.ZodType, values: Readonly<Record<string, string>>): CheckoutErrors {
  const result = schema.safeParse(values);
  const errors: Record<string, string> = {};
  for (const issue of result.error?.issues ?? []) errors[issue.path.join('.')] ??= issue.message;
  // The schema looks across fields only once each is right by itself; a reader wants to know at once.
  const postcode = values.postalCode && postcodeProblem(values.country ?? '', values.postalCode);
  if (postcode) errors.postalCode ??= postcode;
  return errors;
}

export const checkoutErrors = (values: Readonly<Record<string, string>>): CheckoutErrors =>
  errorsOf(checkoutSchema, values);

const words: Readonly<Record<string, string>> = {
  email: 'Enter an email address such as you@example.com.',
  name: 'Enter the name on the door.',
  line1: 'Enter the street and number.',
  postalCode: 'Check the postcode: it doesn’t fit the country.',
  city: 'Enter the town or city.',
  country: 'Choose a country.',
  token: 'Choose one of the test cards.',
};

export const errorOfField = (field: string | null): CheckoutErrors =>
  field && words[field] ? { [field]: words[field] } : {};
