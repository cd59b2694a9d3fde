import type { TariffView } from '#contract/tariff/tariff.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { countryName } from '#domain/address/country-name.ts';
import { nextSending } from '#domain/order/delivery-date.ts';
import type { CalendarDay } from '#domain/order/working-days.ts';
import { publicZones } from '#domain/tariff/public-delivery.ts';
import type { TaxRule } from '#domain/tariff/tax-rates.ts';
import { vatInPricesOf } from '#domain/tariff/vat-in-prices.ts';
import { database } from '#server/engine/database/database.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import type { TopicSource } from '#server/engine/live/topic-source.ts';
import { readPart, reads } from '#server/engine/pages/page-reads.ts';
import { settingsOf } from '#server/shop/read-shop.ts';
import { pageSource } from '#server/web/page-source.ts';
import { flatBasisPoints } from './flat-rate.ts';
import { readShippingZones, usualCutOffHour } from './shipping-zones.ts';

interface Row {
  now: Date;
  version: number | null;
  cutOffHour: number | null;
  closedDays: CalendarDay[] | null;
  shop: unknown;
  rule: TaxRule;
  pricesInclude: boolean;
}

/** What anybody may know of delivery and VAT. A page that shows it is true until the next cut-off. */
export async function readTariff(db: Statements = database()): Promise<View<'tariff'>> {
  // The version first: what is read after it may be newer, never older.
  const [row] = await db.$queryRaw<Row[]>`
    SELECT clock_timestamp() AS now, (SELECT version FROM topic_version WHERE topic = 'tariff') AS version,
      (SELECT cut_off_hour FROM delivery_settings) AS "cutOffHour",
      (SELECT closed_days FROM delivery_settings) AS "closedDays",
      (SELECT "values" FROM shop_settings) AS shop,
      rule, prices_include AS "pricesInclude"
    FROM tax_settings`;
  if (!row) throw new Error('The shop has no tax settings.');
  const { now, version, cutOffHour, closedDays, shop, rule, pricesInclude } = row;
  const shopSettings = settingsOf(shop);
  const { day, orderBy } = nextSending(now.getTime(), {
    cutOffHour: cutOffHour ?? usualCutOffHour,
    zone: shopSettings.zone,
    closedDays: closedDays ?? [],
  });
  reads(pageSource.shopSettings);
  reads(topicOf.tariff, { until: new Date(orderBy) });
  const data: TariffView = {
    zones: publicZones(await readShippingZones(db)).map(named),
    sending: { orderBy: new Date(orderBy).toISOString(), day },
    vat: vatInPricesOf({ rule, pricesInclude, flatBasisPoints: flatBasisPoints(shopSettings) }),
  };
  return { topic: topicOf.tariff, version: version ?? 0, data };
}

/** The same, read once for all pages that show it. */
export const readPageTariff = (): Promise<View<'tariff'>> => readPart('tariff', () => readTariff());

/** Its countries by name. */
function named({ countries, tariffs }: ReturnType<typeof publicZones>[number]): TariffView['zones'][number] {
  const byName = countries.map((code) => [code, countryName(code)] as const);
  byName.sort(([, a], [, b]) => a.localeCompare(b, 'en'));
  return {
    countries: byName.map(([code]) => code),
    names: byName.map(([, name]) => name),
    tariffs: tariffs.map((rates) => [...rates]),
  };
}

/** `tariff`: for everybody. */
export const tariffTopic: TopicSource<'tariff'> = {
  kind: 'tariff',
  ids: null,
  shared: true,
  counted: true,
  async read(db) {
    const { version, data } = await readTariff(db);
    return new Map([['', { version, data }]]);
  },
  allow: () => null,
};
