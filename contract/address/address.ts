import { z } from 'zod';
import { text } from '#contract/value/text.ts';
import { type AddressTyped, addressForm } from '#domain/address/address-form.ts';
import { addressProblems } from '#domain/address/address-problems.ts';

/** Text that must be there; `missing` is said whether it is left out or empty. */
const needed = (missing: string, most: number) => z.string(missing).trim().min(1, missing).max(most);

export const addressSchema = z.object({
  name: needed('Enter the name on the door.', 100),
  line1: needed('Enter the street and number.', 200),
  line2: text().trim().max(200).optional(),
  city: needed('Enter the town or city.', 100),
  region: text().trim().max(100).optional(),
  /** Empty in a country without them. */
  postalCode: z.string('Enter the postcode.').trim().max(20).default(''),
  country: z
    .string('Choose a country.')
    .trim()
    .regex(/^[A-Z]{2}$/, 'Choose a country.'),
});
export type Address = z.infer<typeof addressSchema>;

/** A country to choose, with its name. */
export type CountryChoice = readonly [code: string, name: string];

/** What a form sends of an address. */
export const addressFormShape = {
  ...addressSchema.shape,
  /** The postcode that looked wrong and is right all the same: another one is asked about again. */
  postcodeKept: text().trim().max(20).optional(),
};

/** What a country needs, once each part is right by itself: the parts that its form asks for, and a postcode that fits. */
export function checkAddress(address: AddressTyped & { postcodeKept?: string | undefined }, context: z.RefinementCtx) {
  for (const { part, message, asks } of addressProblems(address)) {
    if (asks && address.postcodeKept === address.postalCode) continue;
    context.addIssue({ code: 'custom', path: [part], message });
  }
}

/** What another channel sends is its own affair, but for a postcode that is missing where parcels need one. */
export function checkPostcodeGiven(address: AddressTyped, context: z.RefinementCtx): void {
  const asked = addressForm(address.country).find(({ part }) => part === 'postalCode');
  if (asked?.needed && !address.postalCode)
    context.addIssue({ code: 'custom', path: ['postalCode'], message: asked.missing });
}
