import type { ReturnStatus } from '#contract/return/return.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { returnTransitionOf } from '#domain/return/return-transitions.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { belongsToWithdrawal } from '#server/order/open-withdrawal.ts';
import { orderActor } from '#server/order/order-actor.ts';
import { lockOrigin, piecesOfOrigin } from '#server/order/refund/exchange-origin.ts';
import { readWorthOfLines, worthOfReturn } from '#server/order/refund/line-worths.ts';
import { refundLocked } from '#server/order/refund/refund-locked.ts';
import type { RefundPiece } from '#server/order/refund/refund-pieces.ts';
import { sendRefundsNow } from '#server/order/refund/send-refunds.ts';
import { lockReturn, type ReturnKey } from '#server/return/state/lock-return.ts';
import { moveReturn } from '#server/return/state/move-return.ts';
import { notifyOfReturn } from '#server/return/state/notify-of-return.ts';
import type { Actor } from '#server/session/actor.ts';

/**
 * Gives the money of a received return back, exactly once: what its pieces cost, as far as that is left of the order, or
 * what the desk says. If nothing is left to give, it closes the return.
 * Refuses `illegal_transition`, `invalid` and `refund_too_large`, and changes nothing.
 * @param wanted.amount minor units
 * @throws AccessProblem `not_found`
 */
export async function refundReturn(
  key: ReturnKey,
  { actor, amount }: { actor: Actor; amount?: number | undefined },
): Promise<Decision<ReturnStatus, Problem>> {
  const { orderId, moved } = await transaction(async (tx) => {
    const locked = await lockReturn(tx, key);
    const { order, back } = locked;
    const by = orderActor(actor);
    const step = () => moveReturn(tx, locked, { command: 'refund', actor: by });
    // Not allowed: moving it says why, and changes nothing.
    if (!returnTransitionOf(back.status, 'refund', by.party).ok) return { orderId: order.id, moved: await step() };
    const withdrawn = await belongsToWithdrawal(tx, back.id);
    if (withdrawn) return { orderId: order.id, moved: refuse(withdrawn) };
    const worth = await readWorth(tx, order.id, back.id);
    const origin = await lockOrigin(tx, order.id);
    const payer = origin?.order ?? order;
    const paidFor = origin ? await piecesOfOrigin(tx, origin, worth.pieces) : worth.pieces;
    const left = Math.min(sumOf(paidFor), payer.totalAmount - payer.refundedAmount);
    if (left === 0 && !amount) {
      const closed = await moveReturn(tx, locked, { command: 'close', actor: by });
      await notifyOfReturn(tx, locked, { outcome: 'closed', number: back.number, free: worth.free });
      return { orderId: payer.id, moved: closed };
    }
    const refunded = await refundLocked(tx, order, {
      by,
      amount: amount ?? left,
      reason: `return ${back.number}`,
      key: `return:${back.id}`,
      returnId: back.id,
      pieces: worth.pieces,
      beforeDocument: async (refundId) => {
        await step();
        const { byHand, ...facts } = await tx.refund.findUniqueOrThrow({
          where: { id: refundId },
          select: { amount: true, giftCardAmount: true, byHand: true },
        });
        const { currency } = order;
        await notifyOfReturn(tx, locked, {
          outcome: 'refunded',
          number: back.number,
          ...facts,
          currency,
          ...(byHand ? { byHand } : {}),
        });
      },
    });
    return { orderId: payer.id, moved: refunded.ok ? accept<ReturnStatus>('refunded') : refunded };
  });
  if (moved.ok) await sendRefundsNow(orderId);
  return moved;
}

/** What a return's pieces are worth now. `free`: they cost nothing. */
async function readWorth(tx: Tx, orderId: string, returnId: string): Promise<{ pieces: RefundPiece[]; free: boolean }> {
  const lines = [...(await readWorthOfLines(tx, orderId)).values()];
  const asked = lines.filter(({ claims }) => claims.some((claim) => claim.returnId === returnId));
  const pieces = asked.flatMap((line) => {
    const { units: quantity, amount: paidAmount } = worthOfReturn(line, returnId) ?? { units: 0, amount: 0 };
    return quantity > 0 ? [{ sku: line.sku, quantity, paidAmount }] : [];
  });
  return { pieces, free: asked.every(({ whole }) => whole === 0) };
}

const sumOf = (pieces: readonly RefundPiece[]): number =>
  pieces.reduce((sum, { paidAmount = 0 }) => sum + paidAmount, 0);
