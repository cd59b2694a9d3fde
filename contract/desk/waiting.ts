/** What waits at the desk, by kind. */
export const waitingKinds = [
  'disputes',
  'owed_refunds',
  'lots_closing',
  'unpaid_lots',
  'release_requests',
  'withdrawals',
  'to_pack',
  'to_ship',
  'order_messages',
  'messages',
  'returns',
  'to_read',
  'carrier_problems',
  'low_stock',
] as const;
export type WaitingKind = (typeof waitingKinds)[number];

/** A kind of work on Today, with the most urgent of it. */
export interface WaitingWork {
  kind: WaitingKind;
  count: number;
  /** When it runs out or should be done; null: it has no deadline. */
  due: string | null;
  /** Since when the oldest has waited. */
  since: string | null;
  /** A day without a time that it was promised by: `2026-11-25`. */
  promised: string | null;
  /** The most urgent one's name: an order's number, a lot's or a piece's title. */
  first: string | null;
  /** Its page at the desk, where it has one. */
  firstRef: string | null;
  amount: number | null;
  currency: string | null;
  /** Up to three photographs. */
  images: string[];
  /** Of a piece: how many are left, and how many were sold in thirty days. */
  left: number | null;
  sold: number | null;
}
