import { formatMoney } from '#components/ui/format/format-money.ts';
import { formatPercent } from '#components/ui/format/format-percent.ts';
import type { DeskTaxes } from '#contract/tariff/desk-taxes.ts';
import { includedTax, shareOf } from '#domain/money/tax-of.ts';

type Taxes = Pick<DeskTaxes, 'rule' | 'ownRate' | 'flatRate' | 'originName'>;

const example = 10_000;

/** What one price comes to in the shop’s own country, by either answer. */
export function meaningWords(taxes: Taxes, currency: string): { included: string; added: string } {
  const rate = taxes.rule === 'unstated' ? taxes.flatRate : taxes.ownRate;
  const money = (amount: number) => formatMoney(amount, currency);
  const where = taxes.rule === 'unstated' || taxes.originName === null ? '' : ` in ${taxes.originName}`;
  const same = `A piece shown at ${money(example)} costs ${money(example)}.`;
  if (taxes.rule === 'exempt') return both(`${same} No VAT is charged.`);
  if (taxes.rule === 'unstated' && !rate)
    return both(`${same} ${rate === 0 ? 'The rate is 0%' : 'No rate is set'}, so no page mentions VAT.`);
  if (rate === null) {
    const due = taxes.rule === 'destination' ? ' where it is due' : '';
    const missing = `No rate is set${where}`;
    return {
      included: `${same} Pages say that VAT is included${due}. ${missing}, so none says how much it is.`,
      added: `${missing}, so nothing is added, though pages say “plus VAT${due}”.`,
    };
  }
  return {
    included: `${same} ${money(includedTax(example, rate))} of it is VAT at ${formatPercent(rate)}${where}.`,
    added: `A piece shown at ${money(example)} costs ${money(example + shareOf(example, rate))}: VAT at ${formatPercent(rate)}${where} is added.`,
  };
}

const both = (words: string) => ({ included: words, added: words });

/** Why the settings and the rates don’t fit each other; null: they do. */
export function missingRate({ rule, ownRate, originName }: Taxes): string | null {
  if (originName === null)
    return 'The shop’s country isn’t set, so VAT can’t go by country. Enter it in the settings, then choose which VAT applies.';
  if (rule === 'unstated' || rule === 'exempt' || ownRate !== null) return null;
  return rule === 'origin'
    ? `There is no standard rate for ${originName}: orders have no VAT until you add it.`
    : `There is no standard rate for ${originName}: orders that stay there, and won lots, have no VAT until you add it.`;
}
