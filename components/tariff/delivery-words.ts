import { formatMoney } from '#components/ui/format/format-money.ts';
import type { TariffView } from '#contract/tariff/tariff.ts';
import { costInWords, tariffInWords } from '#contract/tariff/tariff-words.ts';
import { deliveryInWords } from '#domain/order/delivery-in-words.ts';
import { nthWorkingDayAfter } from '#domain/order/working-days.ts';
import { type PublicDelivery, publicDelivery } from '#domain/tariff/public-delivery.ts';
import type { VatInPrices } from '#domain/tariff/vat-in-prices.ts';
import { formatCalendarDay } from '../ui/format/format-date.ts';

export const deliveryAmount = (amount: number, currency: string): string =>
  deliveryInWords(amount, (paid) => formatMoney(paid, currency));

/** `€9`, `from €9`, `free` */
export const costWords = (delivery: PublicDelivery, currency: string): string =>
  costInWords(delivery, (amount) => formatMoney(amount, currency));

/** `€9, free from €150` @param delivery as for pieces that come to nothing */
export const tariffWords = (delivery: PublicDelivery, currency: string): string =>
  tariffInWords(delivery, (amount) => formatMoney(amount, currency));

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

export const arrivesBy = ({ sending }: TariffView, { daysMost }: PublicDelivery): string =>
  nthWorkingDayAfter(sending.day, daysMost);

export interface Parcel {
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

/** A piece's delivery in a sentence, and from when it is free. */
export interface DeliveryWords {
  sent: boolean;
  main: string;
  /** Empty: nothing is said of it. */
  free: string;
}

/** @param to `zones`: all of the tariff's if the country isn't known; `place`: its name, null if unknown */
export function deliveryWords(
  tariff: TariffView,
  { zones, place }: { zones: TariffView['zones']; place: string | null },
  parcel: Parcel,
): DeliveryWords {
  const { itemsAmount, currency } = parcel;
  const delivery = publicDelivery(zones, parcel);
  if (!delivery) {
    const nowhere = place === null ? 'We don’t deliver this' : `We don’t deliver this to ${place}`;
    return { sent: false, main: nowhere, free: '' };
  }
  const cost = costWords(delivery, currency);
  const free = freeFromWords(itemsAmount, delivery.freeFrom, currency) ?? '';
  if (place !== null) {
    const by = formatCalendarDay(arrivesBy(tariff, delivery));
    return { sent: true, main: `To ${place} by ${by}, ${cost}`, free };
  }
  const days = servedZones(tariff, parcel)
    .map((served) => arrivesBy(tariff, served.delivery))
    .sort();
  const [first = '', last = first] = [days[0], days.at(-1)];
  const when = first === last ? `by ${formatCalendarDay(first)}` : `from ${formatCalendarDay(first)}, by country`;
  return { sent: true, main: `Delivery ${cost}, ${when}`, free };
}

/** Beside a price; empty: nothing. */
export const vatWords: Record<VatInPrices, string> = {
  included: 'VAT included',
  included_where_due: 'VAT included where it is due',
  added: 'plus VAT',
  added_where_due: 'plus VAT where it is due',
  exempt: 'No VAT charged',
  unstated: '',
};
