/** Why the shop, or whoever it was offered to, ended an order. What somebody writes as their reason is a note beside it. */
export const cancelReasons = [
  'payment_declined',
  'stock_gone',
  'unpaid',
  'offer_lapsed',
  'offer_declined',
  'released',
] as const;
export type CancelReason = (typeof cancelReasons)[number];
