import type { DeliveryZone } from '#domain/order/delivery-terms.ts';

/** What a page says of an order that is placed now. */
export interface DeliveryPlan {
  /** Until when an order is sent in time for these days; ISO 8601. */
  orderBy: string;
  /** `2026-11-25` */
  by: Record<DeliveryZone, string>;
}
