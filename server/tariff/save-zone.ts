import type { AddZone, SaveZone } from '#contract/tariff/desk-delivery.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { countryName } from '#domain/address/country-name.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type AreaConflict, areaConflict } from '#domain/tariff/zone-rules.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { notFound } from '#server/web/problem.ts';
import { changedMeanwhile, countZones, lockDelivery } from './lock-tariff.ts';
import { insertRate, type NewRate } from './save-rate.ts';

export interface SavedZone {
  id: string;
  version: number;
}

/** Adds a zone with its first way, after the others. Refuses `zone_taken`. */
export const addZone = (
  area: Pick<AddZone, 'title' | 'countries' | 'postcodes'>,
  rate: NewRate,
): Promise<Decision<SavedZone, Problem>> => transaction((tx) => insertZone(tx, area, [rate]));

export async function insertZone(
  tx: Tx,
  { title, countries, postcodes }: Pick<AddZone, 'title' | 'countries' | 'postcodes'>,
  rates: readonly NewRate[],
): Promise<Decision<SavedZone, Problem>> {
  await lockDelivery(tx);
  const conflict = areaConflict({ countries, postcodes }, await tx.shippingZone.findMany());
  if (conflict) return refuse(taken(conflict));
  const { _max: last } = await tx.shippingZone.aggregate({ _max: { position: true } });
  const zone = await tx.shippingZone.create({
    data: { title, countries, postcodes, position: (last.position ?? -1) + 1 },
  });
  for (const [position, rate] of rates.entries()) await insertRate(tx, zone.id, rate, position);
  await countZones(tx);
  return accept({ id: zone.id, version: zone.version });
}

/**
 * Changes what a zone is called and where it is. Refuses `tariff_changed` and `zone_taken`.
 * @throws AccessProblem `not_found`
 */
export function saveZone(id: string, { seenVersion, ...area }: SaveZone): Promise<Decision<SavedZone, Problem>> {
  return transaction(async (tx) => {
    await lockDelivery(tx);
    const zone = await zoneToChange(tx, id);
    if (zone.version !== seenVersion) return changedMeanwhile(zone.version);
    const others = await tx.shippingZone.findMany({ where: { id: { not: id } } });
    const conflict = areaConflict(area, others);
    if (conflict) return refuse(taken(conflict));
    const { version } = await tx.shippingZone.update({ where: { id }, data: { ...area, version: { increment: 1 } } });
    return accept({ id, version });
  });
}

/** @throws AccessProblem `not_found` */
export async function zoneToChange(tx: Tx, id: string) {
  const zone = await tx.shippingZone.findUnique({ where: { id } });
  if (!zone) throw notFound('zone');
  return zone;
}

function taken({ zone, country, postcode }: AreaConflict<{ title: string }>): Problem {
  const field = postcode === null ? 'countries' : 'postcodes';
  const place = country === null ? 'Everywhere else' : countryName(country);
  const what = postcode === null ? `${place} is` : `Postcodes in ${place} that begin with ${postcode} are`;
  return {
    code: 'zone_taken',
    message: `${what} in the zone “${zone.title}” already. Take it out there first, or leave it out here. Nothing was changed.`,
    field,
  };
}
