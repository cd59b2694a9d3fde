import type { Tx } from '#server/database/database.ts';
import { momentInWords, moneyInWords } from '#server/notice/notice-words.ts';
import { tell } from '#server/notice/tell.ts';

/** Tells whoever won what it costs and until when to pay, in the transaction that closes the lot. */
export async function tellWinner(tx: Tx, orderPublicId: string): Promise<void> {
  const { personId, currency, totalAmount, payBy, lines } = await tx.order.findUniqueOrThrow({
    where: { publicId: orderPublicId },
    include: { lines: { orderBy: { position: 'asc' }, take: 1 } },
  });
  const [lot] = lines;
  if (!lot) return;
  const money = (amount: number) => moneyInWords(amount, currency);
  const until = payBy ? ` Pay by ${momentInWords(payBy)}; after that we may offer it to another bidder.` : '';
  await tell(tx, {
    ...{ personId, kind: 'lot_won', key: `lot_won:${orderPublicId}` },
    title: `${lot.title} is yours for ${money(lot.unitAmount)}`,
    body: `You won the lot. With everything it comes to ${money(totalAmount)}.${until}`,
    href: `/orders/${orderPublicId}`,
  });
}
