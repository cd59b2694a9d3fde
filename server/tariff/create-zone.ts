import type { CreateZone, DeskZone } from '#contract/tariff/desk-delivery.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { transaction } from '#server/engine/database/database.ts';
import { readZone } from './desk-delivery.ts';
import type { NewRate } from './save-rate.ts';
import { insertZone } from './save-zone.ts';

/** Adds a zone with its ways of delivery, after the others. Refuses `zone_taken`, and `weights_overlap` for two ways of one name. */
export function createZone({ title, countries, methods }: CreateZone): Promise<Decision<DeskZone, Problem>> {
  const rates = methods.map(
    ({ freeFromAmount, earliestDays, latestDays, ...way }, index): NewRate => ({
      ...way,
      method: way.method ?? (index === 0 ? 'standard' : nameOf(way.title, index)),
      freeFrom: freeFromAmount ?? null,
      weightFrom: 0,
      weightTo: null,
      daysLeast: earliestDays,
      daysMost: latestDays,
    }),
  );
  return transaction(async (tx) => {
    const twice = rates.find((rate, at) => rates.some((other, before) => before < at && isSameWay(rate, other)));
    if (twice) return refuse(overlap(twice));
    const added = await insertZone(tx, { title, countries, postcodes: [] }, rates);
    return added.ok ? accept(await readZone(tx, added.value.id)) : added;
  });
}

const isSameWay = (a: NewRate, b: NewRate): boolean => a.method === b.method && a.currency === b.currency;

const nameOf = (title: string, index: number): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '') || `way-${index + 1}`;

const overlap = ({ method, currency }: NewRate): Problem => ({
  code: 'weights_overlap',
  message: `Two ways are called “${method}” in ${currency}: a parcel would have two prices. Call one of them something else. Nothing was changed.`,
  field: 'methods',
});
