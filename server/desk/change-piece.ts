import type { ChangePiece } from '#contract/catalogue/desk-pieces.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { Decision } from '#domain/decision.ts';
import { database } from '#server/engine/database/database.ts';
import { type EditedVariant, editVariant, type VariantEdit } from '#server/stock/edit-variant.ts';
import { notFound } from '#server/web/problem.ts';
import { typedAmount } from './typed-amount.ts';

/**
 * Changes a row's price, typed in major units, and its count. What the merchant did not touch stays as it is now.
 * Refuses `stock_moved`, `below_reserved` and `price_unconfirmed`, as `editVariant` does.
 * @throws AccessProblem `not_found` for an unknown SKU, `invalid` for a price that isn't an amount
 */
export async function changePiece(
  sku: string,
  change: ChangePiece,
  by: string | null,
): Promise<Decision<EditedVariant, Problem>> {
  const variant = await database().variant.findUnique({ where: { sku }, select: { currency: true } });
  if (!variant) throw notFound('SKU');
  const { confirmedPriceAmount: confirmed = null, seenPriceAmount } = change;
  const amount =
    change.price === undefined ? undefined : typedAmount(change.price, { currency: variant.currency, field: 'price' });
  const onHand = countOf(change);
  const edit: VariantEdit = {
    ...(amount === undefined || amount === seenPriceAmount ? {} : { price: { amount, confirmed } }),
    ...(onHand ? { onHand } : {}),
  };
  return editVariant(sku, edit, by);
}

/** The count as the merchant means it; nothing where it was not touched. */
function countOf({ onHand, seenOnHand: seen, addOnHand: add }: ChangePiece): VariantEdit['onHand'] {
  if (add !== undefined) return seen === undefined ? { add } : { seen, wanted: Math.max(0, seen + add) };
  return onHand === undefined || seen === undefined || onHand === seen ? undefined : { seen, wanted: onHand };
}
