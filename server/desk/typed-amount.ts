import { fractionDigitsOf } from '#domain/money/fraction-digits.ts';
import { type AmountProblem, parseAmount } from '#domain/money/parse-amount.ts';
import { AccessProblem } from '#server/web/problem.ts';

const words: Record<AmountProblem['code'], string> = {
  not_an_amount: 'Enter an amount such as 88 or 88.50.',
  finer_than_currency: 'This currency has fewer digits after the point.',
  too_large: 'Enter an amount below ten million.',
};

/** Reads what was typed into `field`, in minor units. @throws AccessProblem `invalid`, saying what would be right */
export function typedAmount(typed: string, { currency, field }: { currency: string; field: string }): number {
  const parsed = parseAmount(typed, fractionDigitsOf(currency));
  if (!parsed.ok) throw new AccessProblem('invalid', words[parsed.refusal.code], { field });
  return parsed.value;
}
