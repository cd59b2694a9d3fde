import type { DeskTaxes, DeskTaxRate, ListedTaxRate } from '#contract/tariff/desk-taxes.ts';
import { countryName } from '#domain/address/country-name.ts';
import { exemptNoteOf } from '#domain/tariff/exempt-note.ts';
import { standardTaxClass } from '#domain/tariff/rate-of.ts';
import type { TaxRule } from '#domain/tariff/tax-rates.ts';
import { database } from '#server/engine/database/database.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { flatBasisPoints } from './flat-rate.ts';
import { readStandardRates } from './standard-rates.ts';

/** All rates, also those that applied before. */
export async function readTaxRates(): Promise<ListedTaxRate[]> {
  const rates = await database().taxRate.findMany({
    orderBy: [{ country: 'asc' }, { region: 'asc' }, { class: 'asc' }, { validFrom: 'asc' }],
  });
  return rates.map(({ validFrom, ...rate }) => ({ ...rate, validFrom: dayOf(validFrom) }));
}

export async function readDeskTaxes(): Promise<DeskTaxes> {
  const [settings] = await database().$queryRaw<
    { rule: TaxRule; pricesInclude: boolean; exemptNote: string; version: number; now: Date }[]
  >`
    SELECT rule, prices_include AS "pricesInclude", exempt_note AS "exemptNote", version, clock_timestamp() AS now FROM tax_settings`;
  if (!settings) throw new Error('The shop has no tax settings.');
  const { now, ...kept } = settings;
  const shop = await readShop();
  const { country: origin } = shop;
  const today = dayOf(now);
  const all = await readTaxRates();
  const { source, readOn, rates: standards } = await readStandardRates();
  const standardOn = (country: string, day: string): number | null =>
    lastBefore(
      standards.filter((rate) => rate.country === country),
      day,
    )?.basisPoints ?? null;
  const rates = inForceOrComing(all, today).map((rate): DeskTaxRate => {
    const isStandard = rate.class === standardTaxClass && rate.region === '';
    const isComing = rate.validFrom > today;
    return {
      ...rate,
      name: countryName(rate.country),
      isComing,
      standard: isStandard ? standardOn(rate.country, isComing ? rate.validFrom : today) : null,
    };
  });
  const classes = await database().product.groupBy({ by: ['taxClass'], _count: true, orderBy: { taxClass: 'asc' } });
  const own = rates.find(
    ({ country, region, class: name, isComing }) =>
      country === origin && region === '' && name === standardTaxClass && !isComing,
  );
  const missing = [...new Set(standards.map(({ country }) => country))].filter(
    (country) => !all.some((rate) => rate.country === country),
  );
  return {
    ...kept,
    originName: origin === '' ? null : countryName(origin),
    usualExemptNote: exemptNoteOf({ own: '', country: origin, today }),
    ownRate: own?.basisPoints ?? null,
    flatRate: flatBasisPoints(shop),
    rates: rates.sort((a, b) => a.name.localeCompare(b.name, 'en')),
    missing: missing.map((country) => ({ name: countryName(country), standard: standardOn(country, today) ?? 0 })),
    classes: classes.map(({ taxClass, _count: pieces }) => ({ class: taxClass, pieces })),
    source: { name: source, readOn },
  };
}

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** @param rates by their first days */
const lastBefore = <Rate extends { validFrom: string }>(rates: readonly Rate[], day: string): Rate | undefined =>
  rates.filter(({ validFrom }) => validFrom <= day).at(-1);

const nameOf = ({ country, region, class: name }: ListedTaxRate): string => [country, region, name].join('\n');

/** @param rates by their first days */
const inForceOrComing = (rates: readonly ListedTaxRate[], today: string): ListedTaxRate[] =>
  [...new Set(rates.map(nameOf))].flatMap((name) => {
    const own = rates.filter((rate) => nameOf(rate) === name);
    const current = lastBefore(own, today);
    return [...(current ? [current] : []), ...own.filter(({ validFrom }) => validFrom > today)];
  });
