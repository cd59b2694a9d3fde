/**
 * How far a payment has come. News of it arrives twice, late and in any order (the bank's answer, its
 * webhook, our own question): a payment only ever moves forward, so any order ends the same.
 */
export const paymentStatuses = [
  'created',
  'requires_action',
  'processing',
  'authorised',
  'approved',
  'declined',
  'refunded',
] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

const rank: Record<PaymentStatus, number> = {
  created: 0,
  requires_action: 1,
  processing: 2,
  // Set aside by the bank: to be taken, or let go.
  authorised: 3,
  declined: 4,
  approved: 4,
  refunded: 5,
};

/** Whether news of `to` changes a payment that stands at `from`. */
export const advances = (from: PaymentStatus, to: PaymentStatus): boolean =>
  rank[to] > rank[from] && !(from === 'declined' && to === 'refunded');

/** The bank has decided whether it may be had. */
export const isDecided = (status: PaymentStatus): boolean => rank[status] >= rank.authorised;
