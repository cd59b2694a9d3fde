import { checkVAT, countries } from 'jsvat';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Address } from '#contract/address/address.ts';
import type { Buyer } from '#contract/checkout/buyer.ts';
import { AccessProblem } from '#server/web/problem.ts';

/** What an order keeps of its buyer beside where it goes. */
export interface KnownBuyer {
  /** E.164: `+33612345678`. */
  phone: string | null;
  company: string | null;
  /** Of the right form, without blanks: whether it is in use isn't asked. */
  vatNumber: string | null;
  /** Null: billed to where it goes. */
  billingAddress: Address | null;
}

export const nothingOfBuyer: KnownBuyer = { phone: null, company: null, vatNumber: null, billingAddress: null };

/**
 * Checks what was given of a buyer, and writes it as it is kept.
 * @param country where the order goes: a phone number without its country's is of there
 * @throws AccessProblem `invalid`, naming the field
 */
export function checkBuyer({ phone, company, vatNumber, billingAddress }: Buyer, country: string): KnownBuyer {
  return {
    phone: phone ? phoneNumber(phone, country) : null,
    vatNumber: vatNumber ? writtenVatNumber(vatNumber) : null,
    company: company || null,
    billingAddress: billingAddress ?? null,
  };
}

const about = (field: string, message: string) =>
  new AccessProblem('invalid', message, { field, errors: [{ field, message }] });

function phoneNumber(typed: string, country: string): string {
  const number = parsePhoneNumberFromString(typed, country as CountryCode);
  if (number?.isPossible()) return number.number;
  throw about(
    'phone',
    'Check the phone number, or leave it blank. From another country it begins with a plus, such as +33.',
  );
}

/** A VAT number as it is kept. @throws AccessProblem `invalid` for one of a wrong form */
export function writtenVatNumber(typed: string): string {
  const number = typed.toUpperCase().replaceAll(/[\s.-]/g, '');
  const { isSupportedCountry, isValid } = checkVAT(number, countries);
  const begins = isSupportedCountry && /^[A-Z]{2}/.test(number);
  if (isValid && begins) return number;
  throw about(
    'vatNumber',
    begins
      ? 'This VAT number has a wrong digit or letter. Check it, or leave it out.'
      : 'A VAT number begins with the two letters of its country, such as FR40303265045. Check it, or leave it out.',
  );
}
