import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { transaction } from '#server/engine/database/database.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { addNote, lockCustomer } from './notes.ts';

/**
 * Takes no more orders and bids of a customer: of the account, and of whoever orders with its address. What they have
 * ordered or won stays, to be paid and sent. Safe to repeat. @throws AccessProblem `not_found`
 */
export function blockCustomer(
  actor: PersonActor,
  id: string,
  reason: string,
): Promise<Decision<{ id: string }, Problem>> {
  return transaction(async (tx) => {
    const { blockedAt } = await lockCustomer(tx, id);
    if (blockedAt !== null) return accept({ id });
    await tx.$executeRaw`UPDATE customer SET blocked_at = clock_timestamp() WHERE id = ${id}`;
    await addNote(tx, { customerId: id, actor, kind: 'blocked', body: reason });
    return accept({ id });
  });
}

/** Lets them order and bid again. Safe to repeat. @throws AccessProblem `not_found` */
export function unblockCustomer(actor: PersonActor, id: string): Promise<Decision<{ id: string }, Problem>> {
  return transaction(async (tx) => {
    const { blockedAt } = await lockCustomer(tx, id);
    if (blockedAt === null) return accept({ id });
    await tx.customer.update({ where: { id }, data: { blockedAt: null } });
    await addNote(tx, { customerId: id, actor, kind: 'unblocked', body: '' });
    return accept({ id });
  });
}
