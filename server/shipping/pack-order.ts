import type { ThoughDisputed } from '#contract/order/dispute.ts';
import type { Actor } from '#server/session/actor.ts';
import { moveToPacking } from './move-to-packing.ts';

/**
 * Marks an order as packed. Refuses `illegal_transition` unless it is paid, `capture_failed`, and `dispute_unconfirmed`.
 * @throws AccessProblem `not_found`
 */
export const packOrder = (publicId: string, actor: Actor, though: ThoughDisputed = {}) =>
  moveToPacking(publicId, actor, { ...though, command: 'pack' });
