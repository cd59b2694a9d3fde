import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator';
import type { Address } from '#contract/address/address.ts';
import { countryName } from '#domain/address/country-name.ts';
import { knowsPostcodes, postcodeProblem } from '#domain/address/postcode.ts';
import { postcodeAsWritten } from '#domain/address/postcode-written.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { AccessProblem } from '#server/web/problem.ts';

type Typed = Pick<Address, 'country' | 'postalCode'> & { postcodeKept?: string | undefined };

/**
 * Asks once about a postcode that doesn't look like one of its country: the same one said to be right is kept, but where
 * what delivery costs depends on it.
 * @throws AccessProblem `invalid`
 */
export async function refusePostcode({ country, postalCode, postcodeKept }: Typed): Promise<void> {
  const question = postalCode === '' ? null : postcodeQuestion(country, postalCode);
  if (question === null) return;
  if (postcodeKept !== postalCode) throw about(question);
  const decides = await readRows`
    SELECT FROM shipping_zone WHERE ${country} = ANY (countries) AND cardinality(postcodes) > 0 LIMIT 1`;
  if (decides.length > 0) throw about(`${question} The price of delivery depends on it there.`);
}

const about = (message: string) =>
  new AccessProblem('invalid', message, { field: 'postalCode', errors: [{ field: 'postalCode', message }] });

function postcodeQuestion(country: string, postcode: string): string | null {
  if (knowsPostcodes(country)) return postcodeProblem(country, postcode);
  const fits =
    !postcodeValidatorExistsForCountry(country) || postcodeValidator(postcodeAsWritten(country, postcode), country);
  return fits ? null : `${postcode} doesn’t look like a postcode of ${inWords(country)}. Check it.`;
}

/** “the United Kingdom”, “the Netherlands”: as a sentence names it. */
const inWords = (country: string): string => {
  const name = countryName(country);
  return /^(United|Netherlands|Philippines|Bahamas|Maldives|Czech Rep|Dominican Rep)/.test(name) ? `the ${name}` : name;
};
