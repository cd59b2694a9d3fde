import type { RemoveTaxRate, SaveTaxRate, SaveTaxSettings } from '#contract/tariff/desk-taxes.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { notFound } from '#server/web/problem.ts';
import { changedMeanwhile } from './lock-tariff.ts';

interface Saved {
  /** Of the settings with all rates. */
  version: number;
}

/** Writes the rate of a day, over one of the same day. Orders that stand keep theirs. Refuses `tariff_changed`. */
export const saveTaxRate = ({ seenVersion, ...rate }: SaveTaxRate): Promise<Decision<Saved, Problem>> =>
  changeTaxes(seenVersion, async (tx) => {
    const key = keyOf(rate);
    await tx.taxRate.upsert({
      where: { country_region_class_validFrom: key },
      create: { ...key, basisPoints: rate.basisPoints },
      update: { basisPoints: rate.basisPoints },
    });
    return accept(null);
  });

/** The rate before it then goes on. Refuses `tariff_changed`. @throws AccessProblem `not_found` */
export const removeTaxRate = ({ seenVersion, ...rate }: RemoveTaxRate): Promise<Decision<Saved, Problem>> =>
  changeTaxes(seenVersion, async (tx) => {
    const { count } = await tx.taxRate.deleteMany({ where: keyOf(rate) });
    if (count === 0) throw notFound('rate');
    return accept(null);
  });

/**
 * Refuses `tariff_changed`; `country_missing` for VAT by country in a shop without one; and `prices_meaning` prices would
 * mean something else and nobody has said to know it.
 */
export const saveTaxSettings = ({
  seenVersion,
  understood,
  ...wanted
}: SaveTaxSettings): Promise<Decision<Saved, Problem>> =>
  changeTaxes(seenVersion, async (tx, before) => {
    if (wanted.rule !== 'unstated' && (await readShop(tx)).country === '') return refuse(noCountry);
    if (wanted.pricesInclude !== before.pricesInclude && understood === undefined)
      return refuse(meaning(wanted.pricesInclude));
    await tx.taxSettings.update({ where: { id: 'shop' }, data: wanted });
    return accept(null);
  });

const keyOf = ({ country, region, class: name, validFrom }: Omit<RemoveTaxRate, 'seenVersion'>) => ({
  ...{ country, region, class: name },
  validFrom: new Date(validFrom),
});

interface Before {
  version: number;
  pricesInclude: boolean;
}

function changeTaxes(
  seenVersion: number,
  change: (tx: Tx, before: Before) => Promise<Decision<null, Problem>>,
): Promise<Decision<Saved, Problem>> {
  return transaction(async (tx) => {
    const [before] = await tx.$queryRaw<Before[]>`
      SELECT version, prices_include AS "pricesInclude" FROM tax_settings WHERE id = 'shop' FOR UPDATE`;
    if (!before) throw new Error('The shop has no tax settings.');
    if (before.version !== seenVersion) return changedMeanwhile(before.version);
    const changed = await change(tx, before);
    if (!changed.ok) return changed;
    const { version } = await tx.taxSettings.update({
      where: { id: 'shop' },
      data: { version: { increment: 1 } },
      select: { version: true },
    });
    return accept({ version });
  });
}

const noCountry: Problem = {
  code: 'country_missing',
  message: 'VAT goes by the shop’s country. Enter it in the settings first. Nothing was changed.',
  field: 'rule',
};

const meaning = (pricesInclude: boolean): Problem => ({
  code: 'prices_meaning',
  message: pricesInclude
    ? 'Customers would pay the prices shown, with VAT included, so you’d earn less on each piece. Tick that you have read it, then save. Nothing was changed.'
    : 'VAT would be added to the prices shown: customers would pay more for each piece. Tick that you have read it, then save. Nothing was changed.',
  field: 'understood',
});
