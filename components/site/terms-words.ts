/** Each figure has one source: `domain/order/delivery-terms` for delivery, RETURN_WINDOW_DAYS for returns. */
import { deliveryDays, flatShippingAmount, freeShippingFrom, shippingFor } from '#domain/order/delivery-terms.ts';
import { counted } from '../ui/count-words.ts';
import { formatMoney } from '../ui/format-money.ts';

export const deliveryPrice = (currency: string): string =>
  `${formatMoney(flatShippingAmount, currency)}, free from ${formatMoney(freeShippingFrom, currency)}`;

export const deliveryTime = `${deliveryDays.least} to ${deliveryDays.most} working days, with a tracking link`;

export const deliveryAmount = (amount: number, currency: string): string =>
  amount === 0 ? 'Free' : formatMoney(amount, currency);

/** What is missing until delivery is free. @param itemsAmount of what is in the bag */
export function untilFreeDelivery(itemsAmount: number, currency: string): string | null {
  if (shippingFor(itemsAmount) === 0) return null;
  return `${formatMoney(freeShippingFrom - itemsAmount, currency)} more and delivery is free.`;
}

/** @param days 0: nothing can be sent back */
export const returnsWords = (days: number): string =>
  days === 0 ? 'This piece can’t be returned' : `${counted(days, 'day')} after delivery. We pay for the label.`;
