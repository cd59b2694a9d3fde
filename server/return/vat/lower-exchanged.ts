import { partOf } from '#domain/money/part-of.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { readWorthOfLines, type WorthOfLine } from '#server/order/refund/line-worths.ts';

type Worths = ReadonlyMap<string, WorthOfLine>;

/**
 * Lowers what exchanged pieces are worth once their order's VAT has been refunded, in every exchange of an exchange too:
 * what came for them is refunded at that later.
 * @param before what the order's lines were worth until then
 */
export async function lowerExchanged(tx: Tx, orderId: string, before: Worths): Promise<void> {
  const after = await readWorthOfLines(tx, orderId);
  const exchanges = await tx.order.findMany({
    where: { exchangeOf: { orderId } },
    orderBy: { id: 'asc' },
    select: { id: true, exchangeOfId: true },
  });
  const worthsOfExchanges = new Map<string, Worths>();
  for (const { id } of exchanges) worthsOfExchanges.set(id, await readWorthOfLines(tx, id));
  for (const [orderLineId, was] of before) await lowerLine(tx, { orderLineId, was, is: after.get(orderLineId) ?? was });
  for (const [id, worths] of worthsOfExchanges) await lowerExchanged(tx, id, worths);
}

const left = ({ whole, refunded }: WorthOfLine): number => whole - refunded.amount;

async function lowerLine(
  tx: Tx,
  { orderLineId, was, is }: { orderLineId: string; was: WorthOfLine; is: WorthOfLine },
): Promise<void> {
  for (const { returnId, isExchanged, units, amount } of was.claims) {
    if (!isExchanged) continue;
    const told = amount ?? partOf(was.whole, { units, done: 0, of: was.of });
    const less = told - partOf(left(is), { units: told, done: 0, of: left(was) });
    for (const { id, quantity, paidAmount } of await tx.returnLine.findMany({ where: { returnId, orderLineId } })) {
      // An exchange of an earlier release kept no amount: all its units count, also those that were refunded since.
      const paid = paidAmount ?? partOf(was.whole, { units: quantity, done: 0, of: was.of });
      await tx.returnLine.update({ where: { id }, data: { paidAmount: paid - less } });
    }
  }
}
