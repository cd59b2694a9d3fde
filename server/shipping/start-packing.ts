import type { ThoughDisputed } from '#contract/order/dispute.ts';
import type { Actor } from '#server/session/actor.ts';
import { moveToPacking } from './move-to-packing.ts';

/**
 * Begins to pack an order, once what the bank has set aside is taken: from now on only the desk may cancel it.
 * Refuses `illegal_transition`, `dispute_unconfirmed`, and `capture_failed` with the bank's reason.
 * @throws AccessProblem `not_found`
 */
export const startPacking = (publicId: string, actor: Actor, though: ThoughDisputed = {}) =>
  moveToPacking(publicId, actor, { ...though, command: 'start_packing' });
