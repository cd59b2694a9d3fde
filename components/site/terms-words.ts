/** Each figure has one source: `domain/order/delivery-terms` for delivery, RETURN_WINDOW_DAYS for returns. */
import {
  deliveryCountries,
  deliveryDays,
  deliveryDaysAnywhere,
  flatShippingAmount,
  freeShippingFrom,
  shippingFor,
} from '#domain/order/delivery-terms.ts';
import { counted } from '../ui/count-words.ts';
import { formatMoney } from '../ui/format-money.ts';

export const deliveryPrice = (currency: string): string =>
  `${formatMoney(flatShippingAmount, currency)}, free from ${formatMoney(freeShippingFrom, currency)}`;

/** @param country an ISO 3166 code; null says it of all countries */
export function deliveryTime(country: string | null): string {
  const zone = country ? deliveryCountries[country] : undefined;
  const { least, most } = zone ? deliveryDays[zone] : deliveryDaysAnywhere;
  return `${least} to ${most} working days${zone ? '' : ', by country'}, with a tracking link`;
}

export const deliveryAmount = (amount: number, currency: string): string =>
  amount === 0 ? 'Free' : formatMoney(amount, currency);

/** What is missing until delivery is free. @param itemsAmount of what is in the bag */
export function untilFreeDelivery(itemsAmount: number, currency: string): string | null {
  if (shippingFor(itemsAmount) === 0) return null;
  return `${formatMoney(freeShippingFrom - itemsAmount, currency)} more and delivery is free.`;
}

/** From when it is free, said of one piece by itself: `Free from €150: €26 more.` */
export function freeFrom(amount: number, currency: string): string {
  const from = formatMoney(freeShippingFrom, currency);
  if (shippingFor(amount) === 0) return `Free from ${from}.`;
  return `Free from ${from}: ${formatMoney(freeShippingFrom - amount, currency)} more.`;
}

/** @param days 0: nothing can be sent back */
export const returnsWords = (days: number): string =>
  days === 0
    ? 'This piece can’t be returned'
    : `${counted(days, 'day')} from delivery to send it back. We pay for the label.`;
