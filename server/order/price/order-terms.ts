/** By what orders are priced: delivery, taxes, promotions that apply by themselves, and facts of the pieces. */

import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import type { CalendarDay } from '#domain/order/working-days.ts';
import type { ShippingZone } from '#domain/tariff/shipping-methods.ts';
import type { TaxRate, TaxTerms } from '#domain/tariff/tax-rates.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import type { PromotionRow } from '#server/promotion/offered-promotions.ts';
import { settingsOf } from '#server/shop/read-shop.ts';
import { flatBasisPoints } from '#server/tariff/flat-rate.ts';
import { usualCutOffHour } from '#server/tariff/shipping-zones.ts';

/** What of a piece decides about its price in an order, beside its price. */
export interface PieceFacts {
  variantId: string;
  taxClass: string;
  weightGrams: number;
  /** Slugs. */
  collections: string[];
}

export interface OrderTerms {
  now: Date;
  shop: ShopSettings;
  zones: ShippingZone[];
  /** An order before this hour of a working day, in the shop's zone, is sent on that day. */
  cutOffHour: number;
  /** Days beside weekends on which nothing is sent. */
  closedDays: CalendarDay[];
  taxes: TaxTerms;
  automatic: PromotionRow[];
  facts: ReadonlyMap<string, PieceFacts>;
}

interface TermsRow {
  now: Date;
  shop: unknown;
  cutOffHour: number | null;
  closedDays: CalendarDay[] | null;
  zones: ShippingZone[];
  taxes: Pick<TaxTerms, 'rule' | 'pricesInclude' | 'exemptNote'>;
  rates: TaxRate[];
  automatic: PromotionRow[];
  facts: PieceFacts[];
}

/** One statement, since every group of orders and every bag asks for it. */
export async function readOrderTerms(tx: Statements, variantIds: readonly string[]): Promise<OrderTerms> {
  const [row] = await tx.$queryRaw<TermsRow[]>`
    SELECT clock_timestamp() AS now,
      (SELECT "values" FROM shop_settings) AS shop,
      (SELECT json_agg(json_build_object('countries', countries, 'postcodes', postcodes, 'rates', (
          SELECT coalesce(json_agg(json_build_object('method', method, 'title', rate.title, 'amount', amount,
            'currency', currency, 'freeFrom', free_from, 'weightFrom', weight_from, 'weightTo', weight_to,
            'daysLeast', days_least, 'daysMost', days_most) ORDER BY rate.position, rate.id), '[]')
          FROM shipping_rate AS rate WHERE zone_id = zone.id)) ORDER BY zone.position, zone.id)
       FROM shipping_zone AS zone) AS zones,
      (SELECT cut_off_hour FROM delivery_settings) AS "cutOffHour",
      (SELECT closed_days FROM delivery_settings) AS "closedDays",
      (SELECT json_build_object('rule', rule, 'pricesInclude', prices_include, 'exemptNote', exempt_note) FROM tax_settings) AS taxes,
      (SELECT coalesce(json_agg(json_build_object('country', country, 'region', region, 'class', class,
          'basisPoints', basis_points)), '[]')
       FROM (SELECT DISTINCT ON (country, region, class) * FROM tax_rate
         WHERE valid_from <= clock_timestamp() AND (SELECT rule FROM tax_settings) NOT IN ('unstated', 'exempt')
         ORDER BY country, region, class, valid_from DESC) AS in_force) AS rates,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'code', code, 'title', title, 'kind', kind, 'rule', rule,
          'currency', currency, 'skus', skus, 'collections', collections, 'minimumAmount', minimum_amount,
          'startsAt', starts_at, 'endsAt', ends_at, 'usageLimit', usage_limit, 'perPersonLimit', per_person_limit,
          'used', used, 'combines', combines) ORDER BY id), '[]')
       FROM promotion WHERE code IS NULL AND (ends_at IS NULL OR ends_at > clock_timestamp())) AS automatic,
      (SELECT coalesce(json_agg(json_build_object('variantId', variant.id, 'taxClass', tax_class,
          'weightGrams', coalesce(variant.weight_grams, product.weight_grams, 0), 'collections', (
            SELECT coalesce(json_agg(slug), '[]') FROM product_collection JOIN collection ON collection.id = collection_id
            WHERE product_id = product.id))), '[]')
       FROM variant JOIN product ON product.id = variant.product_id WHERE variant.id = ANY (${variantIds}::text[])) AS facts`;
  if (!row) throw new Error('The database did not answer.');
  const shop = settingsOf(row.shop);
  return {
    now: row.now,
    shop,
    zones: row.zones ?? [],
    cutOffHour: row.cutOffHour ?? usualCutOffHour,
    closedDays: row.closedDays ?? [],
    taxes: { ...row.taxes, origin: shop.country, rates: row.rates, flatBasisPoints: flatBasisPoints(shop) },
    automatic: row.automatic,
    facts: new Map(row.facts.map((fact) => [fact.variantId, fact])),
  };
}
