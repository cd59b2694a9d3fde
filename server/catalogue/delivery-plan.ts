import type { DeliveryPlan } from '#contract/delivery.ts';
import { topicOf } from '#contract/topics.ts';
import { deliveryDates } from '#domain/order/delivery-date.ts';
import { databaseNow } from '#server/database/clock.ts';
import { reads } from '#server/page-reads.ts';
import { settings } from '#server/settings.ts';

/** The days by which an order placed now arrives. A page that shows them is true until the next cut-off. */
export function deliveryPlan(productId: string): DeliveryPlan {
  const { orderBy, by } = deliveryDates(databaseNow().getTime(), settings().SHOP_ZONE);
  reads(topicOf.product(productId), { until: new Date(orderBy) });
  return { orderBy: new Date(orderBy).toISOString(), by };
}
