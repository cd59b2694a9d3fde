import type { OfferedMethod } from '#contract/order.ts';
import { arrivalDays } from '#domain/order/delivery-date.ts';
import { costOf, type ShippingRate } from '#domain/order/shipping-methods.ts';
import { settings } from '#server/settings.ts';

/** Ways of delivery as they are offered: what each costs, and when an order placed now would be there. */
export const offeredMethods = (
  methods: readonly ShippingRate[],
  { itemsAmount, now }: { itemsAmount: number; now: Date },
): OfferedMethod[] =>
  methods.map((method) => ({
    id: method.method,
    title: method.title,
    amount: costOf(method, itemsAmount),
    daysLeast: method.daysLeast,
    daysMost: method.daysMost,
    ...arrivalDays(now.getTime(), settings().SHOP_ZONE, { least: method.daysLeast, most: method.daysMost }),
  }));
