/** `won`: the money stays here, or is back; the others have it with the bank. */
export type DisputeStatus = 'open' | 'under_review' | 'won' | 'lost';

/** While it stands, that money isn't the shop's to give. */
export const isStanding = ({ status }: { status: string }): boolean => status !== 'won';

const ranks: Readonly<Record<DisputeStatus, number>> = { open: 0, under_review: 1, won: 2, lost: 2 };

/** Tells whether news is later than what is known: they come in any order, and what the bank has decided it takes back alone. */
export const advancesDispute = (known: DisputeStatus, said: DisputeStatus): boolean => ranks[said] >= ranks[known];

/** In minor units, never more than was paid. */
export const disputedAmount = (
  disputes: readonly { status: string; amount: number; currency: string }[],
  payment: { amount: number; currency: string },
): number => {
  const standing = disputes.filter(isStanding);
  // A bank may dispute in its own currency: then all of it counts.
  const sum = standing.reduce(
    (all, { amount, currency }) => all + (currency === payment.currency ? amount : payment.amount),
    0,
  );
  return Math.min(payment.amount, sum);
};
