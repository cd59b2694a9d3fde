import type { ChangePiece } from '#contract/desk.ts';
import type { Problem } from '#contract/errors.ts';
import type { ChangedVariant, ChangeVariant } from '#contract/product-api.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { database } from '#server/database/database.ts';
import { notFound } from '#server/problem.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { typedAmount } from './typed-amount.ts';

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
  const price =
    change.price === undefined ? undefined : typedAmount(change.price, { currency: variant.currency, field: 'price' });
  const touched: ChangeVariant = {
    ...(price === undefined || price === change.seenPriceAmount ? {} : { priceAmount: price }),
    ...(change.onHand === undefined || change.onHand === change.seenOnHand ? {} : { onHand: change.onHand }),
  };
  if (Object.keys(touched).length > 0) return changeVariant(sku, touched);
  const { onHand, reserved, priceAmount, version } = variant;
  return accept({ sku, onHand, reserved, available: onHand - reserved, priceAmount, version });
}
