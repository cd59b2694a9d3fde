import type { RequestReturn } from '#contract/return/return.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { mayReturn, type NotReturnable, returnableLines } from '#domain/return/returnable.ts';
import { returnedNumbers } from '#domain/return/returned-numbers.ts';
import { worthOfNew } from '#domain/return/worth-of-pieces.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { type LockedOrder, lockOrder } from '#server/order/lock-order.ts';
import { recordOrderEvent } from '#server/order/move-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import { readWorthOfLines, type WorthOfLine } from '#server/order/refund/line-worths.ts';
import { returnNumber } from '#server/return/state/lock-return.ts';
import type { Actor } from '#server/session/actor.ts';
import { type KeptFile, recordFile } from '#server/storage/record-file.ts';
import { exchangeProblem } from './exchange-problem.ts';
import { numbersProblem, readNumbersKeptOf } from './numbers-kept.ts';
import { readTakenBack } from './taken-back.ts';

type Wanted = RequestReturn & { actor: Actor; photos: readonly KeptFile[] };

/**
 * Asks to send pieces back; the same key again is the same return. Refuses `return_not_possible`: not delivered yet,
 * too late, more than there are (with `left`), part of a numbered line without saying which (with `numbers`), or an exchange
 * for what the shop doesn't have.
 * @throws AccessProblem `not_found`
 */
export async function requestReturn(
  publicId: string,
  wanted: Wanted,
): Promise<Decision<{ id: string; fresh: boolean }, Problem>> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    const requestKey = `${order.id}:${wanted.key}`;
    const before = await tx.orderReturn.findUnique({ where: { requestKey }, select: { id: true } });
    if (before) return accept({ id: before.id, fresh: false });
    const problem = (await problemOf(tx, order, wanted)) ?? (await exchangeProblem(tx, order, wanted));
    if (problem) return refuse(problem);
    const numbers = await numbersOf(tx, order, wanted);
    if (!numbers.ok) return numbers;
    const { resolution, note, lines, photos } = wanted;
    const worths = await readWorthOfLines(tx, order.id);
    const { id, number } = await tx.orderReturn.create({
      data: {
        orderId: order.id,
        status: 'requested',
        resolution,
        note,
        requestKey,
        lines: {
          create: lines.map(({ lineId, quantity, reason, exchangeSku }) => ({
            orderLineId: lineId,
            quantity,
            reason,
            numbers: numbers.value.get(lineId) ?? [],
            paidAmount: worthOfNew(worths.get(lineId) as WorthOfLine, quantity),
            exchangeSku: resolution === 'exchange' ? (exchangeSku ?? null) : null,
          })),
        },
      },
      select: { id: true, number: true },
    });
    for (const photo of photos) await recordFile(tx, order, photo, { returnId: id });
    const by = orderActor(wanted.actor);
    await recordOrderEvent(tx, order, { kind: 'return_requested', actor: by, note: returnNumber(number) });
    return accept({ id, fresh: true });
  });
}

async function problemOf(tx: Tx, order: LockedOrder, { lines }: Wanted): Promise<Problem | null> {
  const { completesAt, lines: bought } = await tx.order.findUniqueOrThrow({
    where: { id: order.id },
    select: { completesAt: true, lines: { select: { id: true, sku: true, quantity: true, title: true } } },
  });
  const left = returnableLines(bought, await readTakenBack(tx, order.id));
  const now = (await readDatabaseClock(tx)).getTime();
  const decision = mayReturn({ status: order.status, until: completesAt?.getTime() ?? null, left }, lines, now);
  if (decision.ok) return null;
  return notPossible(decision.refusal, (lineId) => bought.find((line) => line.id === lineId)?.title ?? 'that');
}

/** Which pieces of numbered editions come back, by line. */
async function numbersOf(
  tx: Tx,
  order: LockedOrder,
  { lines }: Wanted,
): Promise<Decision<Map<string, number[]>, Problem>> {
  const kept = await readNumbersKeptOf(tx, order.id);
  const numbers = new Map<string, number[]>();
  for (const { lineId, quantity, numbers: named = [] } of lines) {
    const decided = returnedNumbers(kept.get(lineId) ?? [], { quantity, named });
    if (!decided.ok) {
      const { title } = await tx.orderLine.findUniqueOrThrow({ where: { id: lineId }, select: { title: true } });
      const ask = `Say which of ${title} you are sending back`;
      return refuse(
        numbersProblem(decided.refusal, { title, ask, field: `number.${lineId}`, code: 'return_not_possible' }),
      );
    }
    numbers.set(lineId, decided.value);
  }
  return accept(numbers);
}

function notPossible(refusal: NotReturnable, titleOf: (lineId: string) => string): Problem {
  const code = 'return_not_possible';
  switch (refusal.code) {
    case 'too_late':
      return { code, message: 'The return period has ended. Message us if you need help.' };
    case 'not_delivered':
      return { code, message: 'You can return it once it is delivered.' };
    case 'too_many': {
      const { lineId, left } = refusal;
      return { code, message: `Of ${titleOf(lineId)}, ${left} can be sent back.`, field: `quantity.${lineId}`, left };
    }
  }
}
