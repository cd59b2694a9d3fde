import type { ShippingZone } from '#domain/tariff/shipping-methods.ts';
import type { Statements } from '#server/engine/database/statement.ts';

/** In their order, with their rates in theirs. */
export const readShippingZones = async (db: Statements): Promise<ShippingZone[]> =>
  db.$queryRaw<ShippingZone[]>`
    SELECT countries, postcodes,
      (SELECT coalesce(json_agg(json_build_object('method', method, 'title', rate.title, 'amount', amount,
          'currency', currency, 'freeFrom', free_from, 'weightFrom', weight_from, 'weightTo', weight_to,
          'daysLeast', days_least, 'daysMost', days_most) ORDER BY rate.position, rate.id), '[]')
       FROM shipping_rate rate WHERE rate.zone_id = zone.id) AS rates
    FROM shipping_zone zone ORDER BY zone.position, zone.id`;

/** Of a shop that has set no hour. */
export const usualCutOffHour = 16;
