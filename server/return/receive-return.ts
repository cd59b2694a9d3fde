import type { Problem } from '#contract/errors.ts';
import type { ReturnStatus } from '#contract/order/return.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import { type Tx, transaction } from '#server/database/database.ts';
import { orderActor } from '#server/order/order-actor.ts';
import { lockReturn, type ReturnKey } from '#server/return-state/lock-return.ts';
import { moveReturn } from '#server/return-state/move-return.ts';
import type { Actor } from '#server/session/actor.ts';
import { lockVariants } from '#server/stock/lock-variants.ts';
import { type CameBack, restockUnits, type UnitsOfLine, writeOffUnits } from '#server/stock/sell-units.ts';
import { stockActor } from '#server/stock/stock-reason.ts';

/** How much of a line can be sold again; the rest is written off. */
export interface RestockedLine {
  lineId: string;
  restock: number;
}

/**
 * Receives a return: what can be sold again becomes available, the rest is written off.
 * Refuses `illegal_transition`, and `invalid` for more than was sent back (with `quantity`).
 * @throws AccessProblem `not_found`
 */
export async function receiveReturn(
  key: ReturnKey,
  { actor, lines }: { actor: Actor; lines: readonly RestockedLine[] },
): Promise<Decision<ReturnStatus, Problem>> {
  return transaction(async (tx) => {
    const locked = await lockReturn(tx, key);
    const rows = await tx.returnLine.findMany({
      where: { returnId: key.returnId },
      include: { orderLine: { include: { variant: { select: { id: true, sku: true } } } } },
    });
    const restockOf = (id: string) => lines.find((line) => line.lineId === id)?.restock ?? 0;
    const over = rows.find((row) => restockOf(row.id) > row.quantity);
    if (over) return refuse(tooMany(over.orderLine.title, over.quantity, over.id));
    const moved = await moveReturn(tx, locked, { command: 'receive', actor: orderActor(actor) });
    if (!moved.ok) return moved;
    const stocked = rows.flatMap(({ id, quantity, orderLine: { id: lineId, variant, numbers } }) =>
      variant ? [{ lineId, sku: variant.sku, variantId: variant.id, back: restockOf(id), quantity, numbers }] : [],
    );
    await lockVariants(
      tx,
      stocked.map((line) => line.sku),
    );
    for (const { id } of rows) await tx.returnLine.update({ where: { id }, data: { restocked: restockOf(id) } });
    await shelve(tx, stocked, { reference: locked.back.number, reason: 'returned', by: stockActor(actor) });
    return moved;
  });
}

async function shelve(tx: Tx, stocked: readonly (UnitsOfLine & { back: number })[], came: CameBack): Promise<void> {
  const some = (units: UnitsOfLine[]) => units.filter((unit) => unit.quantity > 0);
  const shelf = some(stocked.map((line) => ({ ...line, quantity: line.back })));
  const lost = some(stocked.map((line) => ({ ...line, quantity: line.quantity - line.back })));
  await restockUnits(tx, shelf, came);
  await writeOffUnits(tx, lost, came);
}

const tooMany = (title: string, quantity: number, lineId: string): Problem => ({
  code: 'invalid',
  message: `Of ${title}, ${quantity} came back.`,
  field: `restock.${lineId}`,
  quantity,
});
