import type { DeskRate } from '#contract/tariff/desk-delivery.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { weightConflict } from '#domain/tariff/zone-rules.ts';
import { database, type Tx, transaction } from '#server/engine/database/database.ts';
import { notFound } from '#server/web/problem.ts';
import { changedMeanwhile, lockDelivery } from './lock-tariff.ts';

export type NewRate = Omit<DeskRate, 'id'>;

interface Saved {
  zoneId: string;
  /** Of the zone. */
  version: number;
}

/**
 * Adds a rate to a zone, after its others. Refuses `tariff_changed` and `weights_overlap`.
 * @param seenVersion of the zone
 * @throws AccessProblem `not_found`
 */
export const addRate = (zoneId: string, rate: NewRate, seenVersion: number): Promise<Decision<Saved, Problem>> =>
  changeRates(zoneId, seenVersion, async (tx, rates) => {
    const conflict = weightConflict(rate, rates);
    if (conflict) return refuse(overlaps(rate, conflict));
    await insertRate(tx, zoneId, rate, (rates.at(-1)?.position ?? -1) + 1);
    return accept(null);
  });

/** As `addRate`, of one that is there. */
export async function saveRate(id: string, rate: NewRate, seenVersion: number): Promise<Decision<Saved, Problem>> {
  return changeRates(await zoneOfRate(id), seenVersion, async (tx, rates) => {
    if (!rates.some((one) => one.id === id)) throw notFound('rate');
    const conflict = weightConflict(
      rate,
      rates.filter((one) => one.id !== id),
    );
    if (conflict) return refuse(overlaps(rate, conflict));
    await tx.shippingRate.update({ where: { id }, data: rate });
    return accept(null);
  });
}

/** Refuses `tariff_changed`, and `last_zone` for the last rate of the shop. @throws AccessProblem `not_found` */
export async function removeRate(id: string, seenVersion: number): Promise<Decision<Saved, Problem>> {
  return changeRates(await zoneOfRate(id), seenVersion, async (tx, rates) => {
    if (!rates.some((one) => one.id === id)) throw notFound('rate');
    if ((await tx.shippingRate.count()) === 1) return refuse(lastRate);
    await tx.shippingRate.delete({ where: { id } });
    return accept(null);
  });
}

export const insertRate = (tx: Tx, zoneId: string, rate: NewRate, position = 0) =>
  tx.shippingRate.create({ data: { ...rate, zoneId, position } });

type Rates = Awaited<ReturnType<Tx['shippingRate']['findMany']>>;

function changeRates(
  zoneId: string,
  seenVersion: number,
  change: (tx: Tx, rates: Rates) => Promise<Decision<null, Problem>>,
): Promise<Decision<Saved, Problem>> {
  return transaction(async (tx) => {
    await lockDelivery(tx);
    const zone = await tx.shippingZone.findUnique({
      where: { id: zoneId },
      include: { rates: { orderBy: [{ position: 'asc' }, { id: 'asc' }] } },
    });
    if (!zone) throw notFound('zone');
    if (zone.version !== seenVersion) return changedMeanwhile(zone.version);
    const changed = await change(tx, zone.rates);
    if (!changed.ok) return changed;
    const { version } = await tx.shippingZone.update({ where: { id: zoneId }, data: { version: { increment: 1 } } });
    return accept({ zoneId, version });
  });
}

/** A rate stays in its zone, so it can be looked up before the lock. */
async function zoneOfRate(id: string): Promise<string> {
  const rate = await database().shippingRate.findUnique({ where: { id }, select: { zoneId: true } });
  if (!rate) throw notFound('rate');
  return rate.zoneId;
}

const kilograms = (grams: number): string => `${grams / 1_000} kg`;

function bandWords({ weightFrom, weightTo }: Pick<NewRate, 'weightFrom' | 'weightTo'>): string {
  if (weightTo === null) return weightFrom === 0 ? 'any weight' : `${kilograms(weightFrom)} and more`;
  return `${kilograms(weightFrom)} to ${kilograms(weightTo)}`;
}

const overlaps = ({ method }: NewRate, other: Pick<NewRate, 'title' | 'weightFrom' | 'weightTo'>): Problem => ({
  code: 'weights_overlap',
  message: `“${other.title}” (${method}) is for ${bandWords(other)} already: a parcel would have two prices. Change the weights, or rename the method. Nothing was changed.`,
  field: 'weightFrom',
});

const lastRate: Problem = {
  code: 'last_zone',
  message:
    'This is the last rate. Without it nothing could be delivered, and nobody could order. Add another one first.',
};
