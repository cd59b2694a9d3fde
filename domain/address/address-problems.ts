import { type AddressPart, type AddressTyped, addressForm } from './address-form.ts';
import { postcodeProblem } from './postcode.ts';

export interface AddressProblem {
  part: AddressPart;
  message: string;
  /** It may be right all the same: whoever typed it may keep it. */
  asks: boolean;
}

/** Lists what is missing from an address in its country, or looks wrong at a glance. */
export function addressProblems(typed: AddressTyped): AddressProblem[] {
  const { country = '' } = typed;
  return addressForm(country).flatMap(({ part, needed, missing, choices }): AddressProblem[] => {
    const value = typed[part]?.trim() ?? '';
    if (value === '') return needed ? [{ part, message: missing, asks: false }] : [];
    if (part === 'postalCode') {
      const message = postcodeProblem(country, value);
      return message ? [{ part, message, asks: true }] : [];
    }
    if (choices && !choices.some(([code]) => code === value)) return [{ part, message: missing, asks: false }];
    if (part === 'region' && country === 'IT' && !/^[A-Za-z]{2}$/.test(value))
      return [{ part, message: missing, asks: false }];
    return [];
  });
}
