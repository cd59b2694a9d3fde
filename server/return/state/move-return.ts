import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import {
  isReturnOpen,
  type ReturnCommand,
  type ReturnStatus,
  returnTransitionOf,
} from '#domain/return/return-transitions.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { recordOrderEvent } from '#server/order/move-order.ts';
import type { OrderActor } from '#server/order/order-actor.ts';
import type { LockedReturn } from './lock-return.ts';

const verbs: Record<ReturnCommand, string> = {
  approve: 'approved',
  decline: 'declined',
  withdraw: 'withdrawn',
  send: 'sent',
  receive: 'received',
  refund: 'refunded',
  exchange: 'exchanged',
  close: 'closed',
};

const moments: Partial<Record<ReturnStatus, 'decided_at' | 'received_at'>> = {
  approved: 'decided_at',
  declined: 'decided_at',
  received: 'received_at',
};

/** Moves a locked return by its table. Refuses `illegal_transition` with where it stands, and changes nothing. */
export async function moveReturn(
  tx: Tx,
  { order, back }: { order: { id: string }; back: LockedReturn },
  step: { command: ReturnCommand; actor: OrderActor; note?: string | undefined },
): Promise<Decision<ReturnStatus, Problem>> {
  const decision = returnTransitionOf(back.status, step.command, step.actor.party);
  if (!decision.ok) {
    return refuse({
      code: 'illegal_transition',
      message: `Return ${back.number} is ${back.status}, so it can’t be ${verbs[step.command]} now.`,
      returnStatus: back.status,
      command: step.command,
    });
  }
  const status = decision.value;
  const moment = moments[status];
  await tx.$executeRaw`
    UPDATE order_return SET status = ${status},
      decided_at = CASE WHEN ${moment === 'decided_at'} THEN clock_timestamp() ELSE decided_at END,
      received_at = CASE WHEN ${moment === 'received_at'} THEN clock_timestamp() ELSE received_at END,
      closed_at = CASE WHEN ${!isReturnOpen(status)} THEN clock_timestamp() END
    WHERE id = ${back.id}`;
  const note = step.note ? `${back.number}: ${step.note}` : back.number;
  await recordOrderEvent(tx, order, { kind: `return_${status}`, actor: step.actor, note });
  return accept(status);
}
