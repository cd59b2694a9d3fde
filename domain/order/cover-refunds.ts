/** `failed`: the provider had taken it on, and it did not arrive, so it is owed again. */
export const refundStatuses = ['pending', 'sent', 'done', 'failed'] as const;
export type RefundStatus = (typeof refundStatuses)[number];

export interface OwedRefund {
  id: string;
  status: RefundStatus;
  /** Those failures that the desk has answered with another try. */
  failures: number;
  /** The amount the provider pays out of it, in minor units. */
  bankAmount: number;
}

export interface PaidOut {
  /** Null: somebody gave it back at the provider. */
  refundId: string | null;
  amount: number;
  status: 'pending' | 'done' | 'failed';
  reason: string | null;
}

export type CoveredRefund<Owed> = Owed & {
  now: RefundStatus;
  /** The number of failed payouts. */
  failed: number;
  /** Why the last time failed. */
  reason: string | null;
};

/**
 * How owed refunds stand by what a provider has paid out. What is another's, or was more than was owed, covers the earliest that
 * aren't.
 * @param owed the first comes first
 */
export function coverRefunds<Owed extends OwedRefund>(
  owed: readonly Owed[],
  paidOut: readonly PaidOut[],
): CoveredRefund<Owed>[] {
  const alive = paidOut.filter(({ status }) => status !== 'failed');
  const isTaken = coveredBy(owed, alive);
  const isDone = coveredBy(
    owed,
    alive.filter(({ status }) => status === 'done'),
  );
  const ids = new Set(owed.map(({ id }) => id));
  return owed.map((refund) => {
    const failed = paidOut.filter(({ refundId, status }) => refundId === refund.id && status === 'failed');
    const others = paidOut.filter(({ refundId, status }) => status === 'failed' && !ids.has(refundId ?? ''));
    const now = isDone.has(refund.id)
      ? 'done'
      : isTaken.has(refund.id)
        ? 'sent'
        : uncovered(refund, { failed: failed.length, others: others.length });
    return { ...refund, now, failed: failed.length, reason: failed.at(-1)?.reason ?? null };
  });
}

/**
 * One that failed before we knew that it had been taken on has failed all the same: nothing is tried for ever by itself. What
 * was taken on stays so until something of it is known to have failed: an answer may leave out what it doesn't know yet.
 */
function uncovered(
  { status, failures }: OwedRefund,
  { failed, others }: { failed: number; others: number },
): RefundStatus {
  if (status === 'pending') return failed <= failures ? 'pending' : 'failed';
  return failed + others > 0 ? 'failed' : status;
}

/** @returns the ids of those that this money covers */
function coveredBy(owed: readonly OwedRefund[], paidOut: readonly PaidOut[]): ReadonlySet<string> {
  const own = new Map(owed.map(({ id }) => [id, 0]));
  let others = 0;
  for (const { refundId, amount } of paidOut) {
    if (refundId !== null && own.has(refundId)) own.set(refundId, (own.get(refundId) ?? 0) + amount);
    else others += amount;
  }
  for (const { id, bankAmount } of owed) others += Math.max(0, (own.get(id) ?? 0) - bankAmount);
  const covered = owed.filter(({ id, bankAmount }) => {
    const missing = bankAmount - (own.get(id) ?? 0);
    if (missing <= 0) return true;
    if (missing > others) return false;
    others -= missing;
    return true;
  });
  return new Set(covered.map(({ id }) => id));
}
