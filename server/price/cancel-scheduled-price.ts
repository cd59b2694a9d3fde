import type { ScheduledPrice } from '#contract/price/price-api.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { transaction } from '#server/engine/database/database.ts';
import { lockVariants } from '#server/stock/lock-variants.ts';
import { setScheduledPrice } from '#server/stock/set-price.ts';
import { notFound } from '#server/web/problem.ts';
import { scheduledPriceOf } from './scheduled-prices.ts';

/**
 * Takes a scheduled price back; if it runs, the price before it returns at once. Safe to repeat.
 * Refuses `price_schedule` for one that is over.
 * @throws AccessProblem `not_found`
 */
export async function cancelScheduledPrice(id: string): Promise<Decision<ScheduledPrice, Problem>> {
  return transaction(async (tx) => {
    const known = await tx.scheduledPrice.findUnique({ where: { id }, include: { variant: true } });
    if (!known) throw notFound('scheduled price');
    await lockVariants(tx, [known.variant.sku]);
    const row = await tx.scheduledPrice.findUniqueOrThrow({ where: { id }, include: { variant: true } });
    if (row.state === 'cancelled') return accept(scheduledPriceOf(row));
    if (row.state !== 'waiting' && row.state !== 'running') return refuse(isOver);
    const cancelled = await tx.scheduledPrice.update({
      where: { id },
      data: { state: 'cancelled' },
      include: { variant: true },
    });
    if (row.state === 'running' && row.thenAmount !== null) await setScheduledPrice(tx, row.variantId, row.thenAmount);
    return accept(scheduledPriceOf(cancelled));
  });
}

const isOver: Problem = { code: 'price_schedule', message: 'This scheduled price has ended. Nothing was changed.' };
