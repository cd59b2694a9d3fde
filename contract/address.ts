import { z } from 'zod';
import { postcodeProblem } from '#domain/order/postcode.ts';
import { text } from './text.ts';

/** Text that must be there; `missing` is said whether it is left out or empty. */
const needed = (missing: string, most: number) => z.string(missing).trim().min(1, missing).max(most);

export const addressSchema = z.object({
  name: needed('Enter the name on the door.', 100),
  line1: needed('Enter the street and number.', 200),
  line2: text().trim().max(200).optional(),
  city: needed('Enter the town or city.', 100),
  region: text().trim().max(100).optional(),
  postalCode: needed('Enter the postcode.', 20),
  country: z
    .string('Choose a country.')
    .trim()
    .regex(/^[A-Z]{2}$/, 'Choose a country.'),
});
export type Address = z.infer<typeof addressSchema>;

/** A postcode has to fit its country: looked at once each is right by itself. */
export function checkPostcode(address: Pick<Address, 'country' | 'postalCode'>, context: z.RefinementCtx): void {
  const message = postcodeProblem(address.country, address.postalCode);
  if (message) context.addIssue({ code: 'custom', path: ['postalCode'], message });
}
