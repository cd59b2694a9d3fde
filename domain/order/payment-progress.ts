/** News of a payment arrives twice, late and in any order. A payment only moves forward, so any order ends the same. */
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

export const advances = (from: PaymentStatus, to: PaymentStatus): boolean =>
  rank[to] > rank[from] && !(from === 'declined' && to === 'refunded');

export const isDecided = (status: PaymentStatus): boolean => rank[status] >= rank.authorised;
