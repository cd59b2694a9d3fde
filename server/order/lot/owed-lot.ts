import type { Problem } from '#contract/wire/problem.ts';
import type { DecisionRefusal, ExtensionRefusal, OwedLot, ReleaseState } from '#domain/order/won-lot.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { LockedOrder } from '#server/order/lock-order.ts';

/** A winner's order as the rules take it. It must be locked: what was asked is read under its lock. */
export async function readOwedLot(tx: Tx, order: LockedOrder): Promise<OwedLot> {
  const asked = await tx.releaseRequest.findUnique({ where: { orderId: order.id }, select: { state: true } });
  return {
    status: order.status,
    offer: order.offer,
    payBy: order.payBy?.getTime() ?? null,
    extendedAt: order.extendedAt?.getTime() ?? null,
    request: (asked?.state ?? null) as ReleaseState | null,
  };
}

type Why = ExtensionRefusal['code'] | DecisionRefusal['code'];

const words: Record<Why, string> = {
  not_waiting: 'This lot is paid for or released already, so nothing is owed.',
  offer: 'This lot was offered to you, so you owe nothing. You can let the offer pass.',
  time_over: 'The time to pay for this lot has passed.',
  asked: 'You’ve already asked about this lot. We’ll decide soon. Until then you can still pay.',
  not_asked: 'Nobody has asked to be released from this lot.',
  decided: 'The house has answered this request already.',
};

export const notOwed = (
  code: 'extension_not_possible' | 'release_not_possible',
  { code: reason }: { code: Why },
): Problem => ({ code, message: words[reason], reason });
