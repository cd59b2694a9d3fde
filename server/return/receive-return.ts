import type { ReturnStatus } from '#contract/return/return.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { returnedNumbers } from '#domain/return/returned-numbers.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { orderActor } from '#server/order/order-actor.ts';
import { lockReturn, type ReturnKey } from '#server/return/state/lock-return.ts';
import { moveReturn } from '#server/return/state/move-return.ts';
import type { Actor } from '#server/session/actor.ts';
import { lockVariants } from '#server/stock/lock-variants.ts';
import { type CameBack, restockUnits, type UnitsOfLine, writeOffUnits } from '#server/stock/sell-units.ts';
import { stockActor } from '#server/stock/stock-reason.ts';
import { numbersProblem, readNumbersKeptOf } from './numbers-kept.ts';

/** How much of a line can be sold again; the rest is written off. */
export interface RestockedLine {
  lineId: string;
  restock: number;
  /** Which, where its pieces have numbers. */
  numbers?: readonly number[];
}

/**
 * Receives a return: what can be sold again becomes available, the rest is written off.
 * Refuses `illegal_transition`, and `invalid` for more than was sent back (with `quantity`), or for part of numbered pieces
 * without saying which (with `numbers`).
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
    const back = await numbersBack(tx, { orderId: locked.order.id, rows, lines });
    if (!back.ok) return back;
    const moved = await moveReturn(tx, locked, { command: 'receive', actor: orderActor(actor) });
    if (!moved.ok) return moved;
    const stocked = rows.flatMap(({ id, quantity, orderLine: { id: lineId, variant, numbers } }) => {
      if (!variant) return [];
      const restock = restockOf(id);
      return [
        { lineId, sku: variant.sku, variantId: variant.id, restock, quantity, numbers, back: back.value.get(id) ?? [] },
      ];
    });
    await lockVariants(
      tx,
      stocked.map((line) => line.sku),
    );
    for (const { id, numbers } of rows) {
      // Where nobody was asked when it was requested, what is known now is known.
      const known = numbers.length > 0 ? numbers : (back.value.get(id) ?? []);
      await tx.returnLine.update({ where: { id }, data: { restocked: restockOf(id), numbers: known } });
    }
    await shelve(tx, stocked, { reference: locked.back.number, reason: 'returned', by: stockActor(actor) });
    return moved;
  });
}

interface ReturnedRow {
  id: string;
  numbers: number[];
  orderLineId: string;
  orderLine: { title: string };
}

/** Which numbers can be sold again, by line of the return. */
async function numbersBack(
  tx: Tx,
  { orderId, rows, lines }: { orderId: string; rows: readonly ReturnedRow[]; lines: readonly RestockedLine[] },
): Promise<Decision<Map<string, number[]>, Problem>> {
  const kept = await readNumbersKeptOf(tx, orderId);
  const back = new Map<string, number[]>();
  for (const { id, numbers, orderLineId, orderLine } of rows) {
    const { restock: quantity = 0, numbers: named = [] } = lines.find(({ lineId }) => lineId === id) ?? {};
    const left = numbers.length > 0 ? numbers : (kept.get(orderLineId) ?? []);
    const decided = returnedNumbers(left, { quantity, named });
    if (!decided.ok) {
      const { title } = orderLine;
      const ask = `Say which of ${title} can be sold again`;
      return refuse(numbersProblem(decided.refusal, { title, ask, field: `restock.${id}`, code: 'invalid' }));
    }
    back.set(id, decided.value);
  }
  return accept(back);
}

async function shelve(tx: Tx, stocked: readonly (UnitsOfLine & { restock: number })[], came: CameBack): Promise<void> {
  const some = (units: UnitsOfLine[]) => units.filter((unit) => unit.quantity > 0);
  const shelf = some(stocked.map((line) => ({ ...line, quantity: line.restock })));
  const lost = some(stocked.map((line) => ({ ...line, quantity: line.quantity - line.restock })));
  await restockUnits(tx, shelf, came);
  await writeOffUnits(tx, lost, came);
}

const tooMany = (title: string, quantity: number, lineId: string): Problem => ({
  code: 'invalid',
  message: `Of ${title}, ${quantity} came back.`,
  field: `restock.${lineId}`,
  quantity,
});
