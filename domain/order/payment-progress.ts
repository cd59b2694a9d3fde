/**
 * How far a payment has come. News of it arrives twice, late and in any order (the bank's answer, its
 * webhook, our own question): a payment only ever moves forward, so any order ends the same.
 */
export type PaymentStatus = 'created' | 'requires_action' | 'processing' | 'approved' | 'declined' | 'refunded';

const rank: Record<PaymentStatus, number> = {
  created: 0,
  requires_action: 1,
  processing: 2,
  declined: 3,
  approved: 3,
  refunded: 4,
};

/** Whether news of `to` changes a payment that stands at `from`. */
export const advances = (from: PaymentStatus, to: PaymentStatus): boolean =>
  rank[to] > rank[from] && !(from === 'declined' && to === 'refunded');

/** The bank has decided. */
export const isDecided = (status: PaymentStatus): boolean => rank[status] >= rank.declined;
