import { type DeskDelivery, type DeskZone, everywhereElse } from '#contract/tariff/desk-delivery.ts';
import { countryName } from '#domain/address/country-name.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import { usualCutOffHour } from './shipping-zones.ts';

const inOrder = [{ position: 'asc' }, { id: 'asc' }] as const;

/** The zones in their order, with their rates in theirs. */
export function readZones(): Promise<DeskZone[]> {
  return database().shippingZone.findMany({
    omit: { position: true },
    include: { rates: { omit: { zoneId: true, position: true }, orderBy: [...inOrder] } },
    orderBy: [...inOrder],
  });
}

export const readZone = (db: Tx, id: string): Promise<DeskZone> =>
  db.shippingZone.findUniqueOrThrow({
    where: { id },
    omit: { position: true },
    include: { rates: { omit: { zoneId: true, position: true }, orderBy: [...inOrder] } },
  });

export async function readDeskDelivery(): Promise<DeskDelivery> {
  // First: who sees a newer list with an older version is told to look again, not the other way round.
  const settings = await database().deliverySettings.findUnique({ where: { id: 'shop' } });
  const zones = await readZones();
  return {
    zones: zones.map((zone) => ({ ...zone, named: countryList(zone.countries) })),
    cutOffHour: settings?.cutOffHour ?? usualCutOffHour,
    closedDays: settings?.closedDays ?? [],
    version: settings?.version ?? 1,
  };
}

const countryList = (codes: readonly string[]): string =>
  codes.length === 0 ? everywhereElse : codes.map(countryName).join(', ');
