import type { OwnBag } from '#contract/bag/own-bag.ts';
import type { VatResult } from '#contract/vat-number/vat-number.ts';

/** What a VAT number changes, beside its field. Empty: nothing is to be said. */
export function vatNumberWords(entered: OwnBag['vatNumber']): string {
  if (!entered) return '';
  if (!entered.matters) return 'It goes on the invoice. VAT stays as it is for this delivery.';
  return bagWords[entered.result];
}

const bagWords: Record<VatResult, string> = {
  valid: 'VIES, the EU’s register, confirms it. We take the VAT off: your company accounts for it (reverse charge).',
  invalid: 'VIES, the EU’s register, doesn’t know this number, so VAT is charged. Check it.',
  unknown: 'VIES, the EU’s register, hasn’t confirmed this number yet, so VAT is charged.',
};

/** The same on the page of an order. */
export const orderVatWords: Record<VatResult, string> = {
  valid: 'Confirmed by VIES. No VAT was charged (reverse charge).',
  invalid: 'VIES didn’t know this number, so VAT was charged.',
  unknown: 'VIES didn’t answer when you ordered, so VAT was charged. Write to us and we’ll check again.',
};
