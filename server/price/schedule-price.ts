import type { ScheduledPrice, SchedulePrice } from '#contract/price/price-api.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { judgePeriod, type PeriodProblem } from '#domain/price/scheduled-price.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { type LockedVariant, lockVariants } from '#server/stock/lock-variants.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { scheduledPriceOf } from './scheduled-prices.ts';

const mostAhead = 20;

/**
 * Makes a price begin, and end, by itself. It is due work: `begin-and-end-prices`.
 * Refuses `price_schedule` where its period can't be, or another's is in the way.
 * @param by who does, as `stockActor` has it
 * @throws AccessProblem `not_found` for an unknown SKU
 */
export async function schedulePrice(
  { sku, amount, startsAt, endsAt }: SchedulePrice,
  by: string | null = null,
): Promise<Decision<ScheduledPrice, Problem>> {
  return transaction(async (tx) => {
    const variant = (await lockVariants(tx, [sku])).get(sku) as LockedVariant;
    const now = await readDatabaseClock(tx);
    const start = startsAt === undefined ? now : new Date(startsAt);
    const end = endsAt === undefined ? null : new Date(endsAt);
    const ahead = await tx.scheduledPrice.findMany({
      where: { variantId: variant.id, state: { in: ['waiting', 'running'] } },
    });
    if (ahead.length >= mostAhead) return refuse(notPossible('too_many'));
    const others = ahead.map((one) => ({ start: one.startsAt.getTime(), end: one.endsAt?.getTime() ?? null }));
    const wanted = { start: start.getTime(), end: end?.getTime() ?? null };
    const judged = judgePeriod(wanted, others, now.getTime());
    if (!judged.ok) return refuse(notPossible(judged.refusal.code));
    const row = await tx.scheduledPrice.create({
      data: { variantId: variant.id, amount, startsAt: start, endsAt: end, madeBy: by },
    });
    return accept(scheduledPriceOf({ ...row, variant }));
  });
}

const words: Record<PeriodProblem | 'too_many', { field: string; message: string }> = {
  ends_before_it_starts: { field: 'endsAt', message: 'The end must be after the start.' },
  ended_already: { field: 'endsAt', message: 'This period has already ended.' },
  overlaps: { field: 'startsAt', message: 'Another scheduled price of this SKU runs in that time. Cancel it first.' },
  too_many: { field: 'sku', message: `A SKU can have ${mostAhead} scheduled prices ahead of it.` },
};

const notPossible = (problem: keyof typeof words): Problem => ({ code: 'price_schedule', ...words[problem] });

/** @throws AccessProblem `not_found` */
export async function currencyOf(sku: string): Promise<string> {
  const variant = await database().variant.findUnique({ where: { sku }, select: { currency: true } });
  if (!variant) throw new AccessProblem('not_found', `There is no SKU ${sku}.`, { field: 'sku' });
  return variant.currency;
}
