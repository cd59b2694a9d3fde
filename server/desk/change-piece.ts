import type { ChangePiece } from '#contract/desk.ts';
import type { Problem } from '#contract/errors.ts';
import type { ChangedVariant, ChangeVariant } from '#contract/product-api.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { type AmountProblem, fractionDigitsOf, parseAmount } from '#domain/money/parse-amount.ts';
import { database } from '#server/database/database.ts';
import { AccessProblem, notFound } from '#server/problem.ts';
import { changeVariant } from '#server/stock/change-variant.ts';

const amountWords: Record<AmountProblem['code'], string> = {
  not_an_amount: 'Enter an amount such as 88 or 88.50.',
  finer_than_currency: 'This currency has fewer digits after the point.',
  too_large: 'Enter an amount below ten million.',
};

/**
 * Changes a row of the desk's pieces: its price as typed, in major units, and its count. What the
 * merchant did not touch stays as it is now, not as it was when the page was opened.
 *
 * Refuses `below_reserved` when fewer would be on hand than people have in their bags.
 *
 * @throws AccessProblem `not_found` for an unknown SKU, `invalid` for a price that isn't an amount
 */
export async function changePiece(sku: string, change: ChangePiece): Promise<Decision<ChangedVariant, Problem>> {
  const variant = await database().variant.findUnique({ where: { sku } });
  if (!variant) throw notFound('SKU');
  const price = change.price === undefined ? undefined : priceOf(change.price, variant.currency);
  const touched: ChangeVariant = {
    ...(price === undefined || price === change.seenPriceAmount ? {} : { priceAmount: price }),
    ...(change.onHand === undefined || change.onHand === change.seenOnHand ? {} : { onHand: change.onHand }),
  };
  if (Object.keys(touched).length > 0) return changeVariant(sku, touched);
  const { onHand, reserved, priceAmount, version } = variant;
  return accept({ sku, onHand, reserved, available: onHand - reserved, priceAmount, version });
}

function priceOf(typed: string, currency: string): number {
  const parsed = parseAmount(typed, fractionDigitsOf(currency));
  if (!parsed.ok) throw new AccessProblem('invalid', amountWords[parsed.refusal.code], { field: 'price' });
  return parsed.value;
}
