import type { ShippingZone } from '#domain/order/shipping-methods.ts';
import type { Tx } from '#server/database/database.ts';

/** In their order, with their rates in theirs. */
export const readShippingZones = (db: Tx): Promise<ShippingZone[]> =>
  db.shippingZone.findMany({
    select: {
      countries: true,
      postcodes: true,
      rates: { omit: { id: true, zoneId: true, position: true }, orderBy: [{ position: 'asc' }, { id: 'asc' }] },
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });

/** Of a shop that has set no hour. */
export const usualCutOffHour = 16;
