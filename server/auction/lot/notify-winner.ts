import type { Tx } from '#server/engine/database/database.ts';
import { notify } from '#server/notice/notify.ts';

/** Tells whoever won what it costs and until when to pay, in the transaction that closes the lot. */
export async function notifyWinner(tx: Tx, orderPublicId: string): Promise<void> {
  const { personId, currency, totalAmount, payBy, lines } = await tx.order.findUniqueOrThrow({
    where: { publicId: orderPublicId },
    include: { lines: { orderBy: { position: 'asc' }, take: 1 } },
  });
  const [lot] = lines;
  if (!lot) return;
  await notify(tx, {
    personId,
    kind: 'lot_won',
    key: `lot_won:${orderPublicId}`,
    facts: {
      lot: lot.title,
      hammerAmount: lot.unitAmount,
      totalAmount,
      currency,
      payBy: payBy?.toISOString() ?? null,
    },
    href: `/orders/${orderPublicId}`,
  });
}
