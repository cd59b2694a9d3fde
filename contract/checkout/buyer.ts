import { z } from 'zod';
import { type Address, addressSchema, checkPostcodeGiven } from '#contract/address/address.ts';
import { text } from '#contract/value/text.ts';
import { type AddressTyped, addressParts } from '#domain/address/address-form.ts';
import { addressProblems } from '#domain/address/address-problems.ts';
import { billingFields } from './checkout-form.ts';

const company = text().trim().max(100).optional();
/** With the two letters of its country, however it is spaced. */
const vatNumber = text().trim().max(30).optional();
/** As it is dialled in the country that the order goes to, or with a plus. */
const phone = text().trim().max(30).optional();

/** What an order may say of its buyer beside where it goes. */
export const buyerShape = {
  /** Without one, it is billed to where it goes. */
  billingAddress: addressSchema.superRefine(checkPostcodeGiven).optional(),
  company,
  vatNumber,
  phone,
};
const buyerSchema = z.object(buyerShape);
export type Buyer = z.infer<typeof buyerSchema>;

const billingPart = text().max(200).optional();

/** The same as a form sends it: `billing` is ticked where the bill goes elsewhere. */
export const buyerFormShape = {
  company,
  vatNumber,
  phone,
  billing: z.literal('other').optional(),
  billingName: billingPart,
  billingLine1: billingPart,
  billingLine2: billingPart,
  billingPostalCode: billingPart,
  billingCity: billingPart,
  billingRegion: billingPart,
  billingCountry: billingPart,
};
const buyerFormSchema = z.object(buyerFormShape);
export type BuyerForm = z.infer<typeof buyerFormSchema>;

function billingTyped(form: BuyerForm): AddressTyped {
  const parts = [...addressParts, 'country'] as const;
  return Object.fromEntries(parts.map((part) => [part, form[billingFields[part]] || undefined]));
}

/** What is wrong with the billing address, by the form's fields; nothing while the bill goes where the order goes. */
export function billingProblems(form: BuyerForm): { field: string; message: string }[] {
  if (form.billing !== 'other') return [];
  const typed = billingTyped(form);
  const known = addressSchema.safeParse(typed);
  const wrong = (known.error?.issues ?? []).map(({ path, message }) => ({ part: String(path[0]), message }));
  const missing = addressProblems(typed).filter(({ asks }) => !asks);
  const found = new Map([...missing, ...wrong].map(({ part, message }) => [part, message]));
  return [...found].map(([part, message]) => ({ field: billingFields[part as keyof typeof billingFields], message }));
}

export function checkBilling(form: BuyerForm, context: z.RefinementCtx): void {
  for (const { field, message } of billingProblems(form)) context.addIssue({ code: 'custom', path: [field], message });
}

export function buyerOf({ company, vatNumber, phone, ...form }: BuyerForm): Buyer {
  const billingAddress: Address | undefined =
    form.billing === 'other' ? addressSchema.parse(billingTyped(form)) : undefined;
  return { company, vatNumber, phone, billingAddress };
}
