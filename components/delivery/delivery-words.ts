import { formatMoney } from '#components/ui/format/format-money.ts';
import type { TariffView } from '#contract/checkout/tariff.ts';
import type { VatInPrices } from '#domain/money/vat-in-prices.ts';
import { type PublicDelivery, publicDelivery } from '#domain/order/public-delivery.ts';
import { nthWorkingDayAfter } from '#domain/order/working-days.ts';

export const deliveryAmount = (amount: number, currency: string): string =>
  amount === 0 ? 'Free' : formatMoney(amount, currency);

/** `€9`, `from €9`, `free` */
export function costWords({ amount, isFrom }: PublicDelivery, currency: string): string {
  if (isFrom) return `from ${formatMoney(amount, currency)}`;
  return deliveryAmount(amount, currency).toLowerCase();
}

/** `€9, free from €150` @param delivery as for pieces that come to nothing */
export function tariffWords(delivery: PublicDelivery, currency: string): string {
  const cost = costWords(delivery, currency);
  return delivery.freeFrom ? `${cost}, free from ${formatMoney(delivery.freeFrom, currency)}` : cost;
}

/** What is missing until delivery is free. @param freeFrom null: it never is */
export function untilFreeDelivery(itemsAmount: number, freeFrom: number | null, currency: string): string | null {
  if (freeFrom === null || itemsAmount >= freeFrom) return null;
  return `${formatMoney(freeFrom - itemsAmount, currency)} more and delivery is free.`;
}

/** From when it is free, said of one piece by itself: `Free from €150: €26 more than this piece alone.` */
export function freeFromWords(amount: number, freeFrom: number | null, currency: string): string | null {
  if (freeFrom === null || freeFrom === 0) return null;
  const from = formatMoney(freeFrom, currency);
  if (amount >= freeFrom) return `Free from ${from}.`;
  return `Free from ${from}: ${formatMoney(freeFrom - amount, currency)} more than this piece alone.`;
}

/** `2 to 3` */
export const daysWords = ({ daysLeast, daysMost }: Pick<PublicDelivery, 'daysLeast' | 'daysMost'>): string =>
  daysLeast === daysMost ? `${daysMost}` : `${daysLeast} to ${daysMost}`;

export const arrivesBy = ({ sending }: TariffView, { daysMost }: PublicDelivery): string =>
  nthWorkingDayAfter(sending.day, daysMost);

interface Parcel {
  currency: string;
  weightGrams: number | null;
  itemsAmount: number;
}

/** The zones that something is sent to, with what it costs there. */
export const servedZones = ({ zones }: TariffView, parcel: Parcel) =>
  zones.flatMap((zone) => {
    const delivery = publicDelivery([zone], parcel);
    return delivery ? [{ zone, delivery }] : [];
  });

/** Beside a price; empty: nothing. */
export const vatWords: Record<VatInPrices, string> = {
  included: 'VAT included',
  included_where_due: 'VAT included where it is due',
  added: 'plus VAT',
  added_where_due: 'plus VAT where it is due',
  exempt: 'No VAT charged',
  unstated: '',
};

/** Of all prices of the shop. */
export const vatSentences: Record<VatInPrices, string> = {
  included: 'Prices include VAT.',
  included_where_due: 'Prices include VAT where it is due.',
  added: 'VAT is added to the prices. You see it before you pay.',
  added_where_due: 'VAT is added to the prices where it is due. You see it before you pay.',
  exempt: 'We don’t charge VAT.',
  unstated: '',
};
