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
  // What was called off may have been taken a moment before: then there is money to give back.
  approved: 5,
  refunded: 6,
};

export const advances = (from: PaymentStatus, to: PaymentStatus): boolean =>
  rank[to] > rank[from] && !(from === 'declined' && to === 'refunded');

/** A payment that was declined because another had paid its order was given back whole: no news of it follows. */
export const standingOf = ({ status, reason }: { status: PaymentStatus; reason: string | null }): PaymentStatus =>
  status === 'declined' && reason === 'paid_twice' ? 'refunded' : status;

export const isDecided = (status: PaymentStatus): boolean => rank[status] >= rank.authorised;
