/** What delivery costs, in the words of pages and of what is sent. `money` writes an amount as its reader does. */

import type { PublicDelivery } from '#domain/tariff/public-delivery.ts';
import type { VatInPrices } from '#domain/tariff/vat-in-prices.ts';

type Money = (amount: number) => string;

/** `€9`, `from €9`, `free` */
export function costInWords({ amount, isFrom }: PublicDelivery, money: Money): string {
  if (isFrom) return `from ${money(amount)}`;
  return amount === 0 ? 'free' : money(amount);
}

/** `€9, free from €150` @param delivery as for pieces that come to nothing */
export function tariffInWords(delivery: PublicDelivery, money: Money): string {
  const cost = costInWords(delivery, money);
  return delivery.freeFrom ? `${cost}, free from ${money(delivery.freeFrom)}` : cost;
}

/** `2 to 3` */
export const daysWords = ({ daysLeast, daysMost }: Pick<PublicDelivery, 'daysLeast' | 'daysMost'>): string =>
  daysLeast === daysMost ? `${daysMost}` : `${daysLeast} to ${daysMost}`;

/** Of all prices of the shop. */
export const vatSentences: Record<VatInPrices, string> = {
  included: 'Prices include VAT.',
  included_where_due: 'Prices include VAT where it is due.',
  added: 'VAT is added to the prices. You see it before you pay.',
  added_where_due: 'VAT is added to the prices where it is due. You see it before you pay.',
  exempt: 'We don’t charge VAT.',
  unstated: '',
};
