import type { ChangedVariant } from '#contract/catalogue/product-api.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { transaction } from '#server/engine/database/database.ts';
import { lockVariants } from './lock-variants.ts';

/**
 * Puts back the price that a change replaced, without a note of a price drop. Refuses `price_changed` once another
 * price has been set, and the second time.
 * @param change when it was made and what it made of the price, as its answer said
 * @throws AccessProblem `not_found` for an unknown SKU
 */
export async function undoPrice(
  sku: string,
  change: { toAmount: number; changedAt: string },
): Promise<Decision<ChangedVariant, Problem>> {
  return transaction(async (tx) => {
    await lockVariants(tx, [sku]);
    const variant = await tx.variant.findUniqueOrThrow({ where: { sku } });
    const { previousPriceAmount, priceChangedAt } = variant;
    const latest = variant.priceAmount === change.toAmount && priceChangedAt?.toISOString() === change.changedAt;
    if (!latest || previousPriceAmount === null) return refuse(changedSince(variant.priceAmount, variant.currency));
    await tx.variant.update({ where: { sku }, data: { priceAmount: previousPriceAmount } });
    const changed = await tx.variant.update({
      where: { sku },
      data: { previousPriceAmount: null, priceChangedAt: null },
    });
    const { onHand, reserved, priceAmount, version } = changed;
    return accept({ sku, onHand, reserved, available: onHand - reserved, priceAmount, version });
  });
}

const changedSince = (priceAmount: number, currency: string): Problem => ({
  code: 'price_changed',
  message: 'The price has since changed, so we left it as it is.',
  field: 'price',
  priceAmount,
  currency,
});
