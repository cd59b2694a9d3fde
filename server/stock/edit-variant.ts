/** A count over a base that has moved is asked about, and so is a price that looks like a slip. */

import type { ChangedVariant } from '#contract/catalogue/product-api.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { asksBeforePrice } from '#domain/catalogue/price-question.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type Recount, recount, type StockMoved } from '#domain/stock/recount.ts';
import { type BelowReserved, count } from '#domain/stock/stock.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { belowReserved, variantNow } from './change-variant.ts';
import { type LockedVariant, lockVariants } from './lock-variants.ts';
import { beyondNumbers } from './number-pieces.ts';
import { soldSince } from './sold-since.ts';
import { setStockReason } from './stock-reason.ts';

export interface VariantEdit {
  price?: { amount: number /** The amount that the person was asked about and meant. */; confirmed: number | null };
  /** A count typed over another, or so many more than now, whatever now is. */
  onHand?: Recount | { add: number };
}

/** How to take a change of price back: see `undo-price`. */
export interface PriceUndo {
  fromAmount: number;
  toAmount: number;
  changedAt: string;
}

export type EditedVariant = ChangedVariant & { undo: PriceUndo | null };

/**
 * Changes what a person typed over. Refuses `stock_moved` (with `seen`, `now`, `wanted` and how many were `sold`
 * since), `below_reserved`, `beyond_edition` and `price_unconfirmed` (with `fromAmount` and `toAmount`), and changes nothing of either.
 * @param by who does, for the ledger
 * @throws AccessProblem `not_found` for an unknown SKU
 */
export async function editVariant(
  sku: string,
  edit: VariantEdit,
  by: string | null = null,
): Promise<Decision<EditedVariant, Problem>> {
  return transaction(async (tx) => {
    const variant = (await lockVariants(tx, [sku])).get(sku) as LockedVariant;
    const counted = edit.onHand && judgeCount(variant, edit.onHand);
    if (counted && !counted.ok) return refuse(await countProblem(tx, variant.id, counted.refusal));
    if (edit.price && !isMeant(variant.priceAmount, edit.price)) return refuse(unconfirmed(variant, edit.price.amount));
    const onHand = counted ? counted.value.onHand : variant.onHand;
    const beyond = onHand > variant.onHand ? await beyondNumbers(tx, variant, onHand) : null;
    if (beyond) return refuse(beyond);
    const priceAmount = edit.price?.amount ?? variant.priceAmount;
    if (onHand === variant.onHand && priceAmount === variant.priceAmount) return accept(editedOf(variant, null));
    await setStockReason(tx, 'counted', { by });
    await tx.variant.update({ where: { sku }, data: { onHand, priceAmount } });
    const changed = await variantNow(tx, sku);
    const undo = priceAmount !== variant.priceAmount && {
      fromAmount: variant.priceAmount,
      toAmount: priceAmount,
      changedAt: (changed.priceChangedAt as Date).toISOString(),
    };
    return accept(editedOf(changed, undo || null));
  });
}

function judgeCount(variant: LockedVariant, edit: NonNullable<VariantEdit['onHand']>) {
  return 'add' in edit ? count(variant, variant.onHand + edit.add) : recount(variant, edit);
}

const isMeant = (from: number, { amount, confirmed }: NonNullable<VariantEdit['price']>): boolean =>
  confirmed === amount || !asksBeforePrice(from, amount);

async function countProblem(tx: Tx, variantId: string, refusal: StockMoved | BelowReserved): Promise<Problem> {
  if (refusal.code === 'below_reserved') return belowReserved(refusal.reserved);
  const { seen, now } = refusal;
  return {
    ...refusal,
    message: `It was ${seen} when you began, and it is ${now} now. Nothing was changed.`,
    field: 'onHand',
    sold: await soldSince(tx, variantId, { seen, now }),
  };
}

const unconfirmed = ({ priceAmount }: LockedVariant, toAmount: number): Problem => ({
  code: 'price_unconfirmed',
  message:
    toAmount === 0 ? 'That sets the price to 0. Confirm the price.' : 'That is more than 30 % off. Confirm the price.',
  field: 'price',
  fromAmount: priceAmount,
  toAmount,
});

type Figures = Pick<LockedVariant, 'sku' | 'onHand' | 'reserved' | 'priceAmount' | 'version'>;
function editedOf({ sku, onHand, reserved, priceAmount, version }: Figures, undo: PriceUndo | null): EditedVariant {
  return { sku, onHand, reserved, available: onHand - reserved, priceAmount, version, undo };
}
