import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { changedMeanwhile, countZones, lockDelivery } from './lock-tariff.ts';
import { zoneToChange } from './save-zone.ts';

/**
 * Removes a zone with its rates: its places then belong to what else names them. Refuses `tariff_changed` and `last_zone`.
 * @param seenVersion left out: whatever it is by now, and also the last one
 * @throws AccessProblem `not_found`
 */
export function removeZone(id: string, seenVersion?: number): Promise<Decision<{ removed: true }, Problem>> {
  return transaction(async (tx) => {
    await lockDelivery(tx);
    const zone = await zoneToChange(tx, id);
    if (seenVersion !== undefined) {
      if (zone.version !== seenVersion) return changedMeanwhile(zone.version);
      const others = await tx.shippingRate.count({ where: { zoneId: { not: id } } });
      if (others === 0) return refuse(lastZone);
    }
    await tx.shippingZone.delete({ where: { id } });
    await countZones(tx);
    return accept({ removed: true });
  });
}

/**
 * Puts a zone at a place among the others, the first being 0. Refuses `tariff_changed`.
 * @param seenVersion of which zones there are, in which order
 * @throws AccessProblem `not_found`
 */
export function placeZone(
  id: string,
  { place, seenVersion }: { place: number; seenVersion: number },
): Promise<Decision<{ version: number }, Problem>> {
  return transaction(async (tx) => {
    const version = await lockDelivery(tx);
    await zoneToChange(tx, id);
    if (version !== seenVersion) return changedMeanwhile(version);
    const zones = await tx.shippingZone.findMany({
      where: { id: { not: id } },
      select: { id: true },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    });
    const order = zones.map((zone) => zone.id).toSpliced(place, 0, id);
    await writeOrder(tx, order);
    await countZones(tx);
    return accept({ version: version + 1 });
  });
}

const writeOrder = (tx: Tx, ids: readonly string[]) => tx.$executeRaw`
  UPDATE shipping_zone SET position = place - 1
  FROM unnest(${ids}::text[]) WITH ORDINALITY AS wanted (id, place) WHERE shipping_zone.id = wanted.id`;

/** Until which hour an order is sent on the same working day, and on which days nothing is. Refuses `tariff_changed`. */
export function saveSending({
  cutOffHour,
  closedDays,
  seenVersion,
}: {
  cutOffHour: number;
  closedDays: readonly string[];
  seenVersion: number;
}): Promise<Decision<{ version: number }, Problem>> {
  return transaction(async (tx) => {
    const version = await lockDelivery(tx);
    if (version !== seenVersion) return changedMeanwhile(version);
    await tx.$executeRaw`
      UPDATE delivery_settings SET cut_off_hour = ${cutOffHour}, closed_days = ${[...closedDays]}::text[], version = version + 1
      WHERE id = 'shop'`;
    return accept({ version: version + 1 });
  });
}

const lastZone: Problem = {
  code: 'last_zone',
  message:
    'Without this zone nothing could be delivered anywhere, and nobody could order. Change it, or add another one first. Nothing was changed.',
};
