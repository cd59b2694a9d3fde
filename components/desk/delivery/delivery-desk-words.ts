import { formatMoney } from '#components/ui/format/format-money.ts';
import type { DeskRate, DeskZone } from '#contract/tariff/desk-delivery.ts';
import { isPickUp } from '#domain/tariff/shipping-methods.ts';

type Zone = Pick<DeskZone, 'id' | 'countries' | 'postcodes' | 'rates'> & { named: string };

/** `Any weight`, `Up to 2 kg`, `2 to 10 kg`, `From 10 kg` */
export function weightWords({ weightFrom, weightTo }: Pick<DeskRate, 'weightFrom' | 'weightTo'>): string {
  const kg = (grams: number) => String(grams / 1_000);
  if (weightTo === null) return weightFrom === 0 ? 'Any weight' : `From ${kg(weightFrom)} kg`;
  return weightFrom === 0 ? `Up to ${kg(weightTo)} kg` : `${kg(weightFrom)} to ${kg(weightTo)} kg`;
}

export const moneyWords = (amount: number, currency: string | null, shopCurrency: string): string =>
  formatMoney(amount, currency ?? shopCurrency);

export function rateDays({ daysLeast, daysMost }: Pick<DeskRate, 'daysLeast' | 'daysMost'>): string {
  if (daysMost === 0) return 'The same day';
  return daysLeast === daysMost ? `${daysMost}` : `${daysLeast} to ${daysMost}`;
}

/** What becomes of a zone’s places without it. */
export function withoutZone(zone: Zone, zones: readonly Zone[]): string {
  if (zone.countries.length === 0) return 'Nothing will be delivered to countries that no zone names.';
  if (zone.postcodes.length > 0) return 'These postcodes will use the rest of the country’s rates.';
  const elsewhere = zones.find(({ id, countries }) => id !== zone.id && countries.length === 0);
  const isSent = elsewhere?.rates.some((rate) => !isPickUp(rate));
  return isSent
    ? `${zone.named}: delivery will then cost what it costs everywhere else.`
    : `${zone.named}: nothing will be delivered there any more.`;
}
