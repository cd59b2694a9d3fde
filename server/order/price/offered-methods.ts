import type { OfferedMethod } from '#contract/order/price/totals.ts';
import { arrivalDays, type Sending } from '#domain/order/delivery-date.ts';
import { costOf, type ShippingRate } from '#domain/tariff/shipping-methods.ts';
import type { OrderTerms } from './order-terms.ts';

export const sendingOf = ({ cutOffHour, closedDays, shop }: OrderTerms): Sending => ({
  cutOffHour,
  closedDays,
  zone: shop.zone,
});

/** Ways of delivery as they are offered: what each costs, and when an order placed now would be there. */
export const offeredMethods = (
  methods: readonly ShippingRate[],
  { itemsAmount, terms }: { itemsAmount: number; terms: OrderTerms },
): OfferedMethod[] =>
  methods.map((method) => ({
    id: method.method,
    title: method.title,
    amount: costOf(method, itemsAmount),
    daysLeast: method.daysLeast,
    daysMost: method.daysMost,
    ...arrivalDays(terms.now.getTime(), sendingOf(terms), { least: method.daysLeast, most: method.daysMost }),
  }));
