/** The life of a statement of withdrawal as data. No step declines it: in time, the right needs nobody's consent. */
import type { Decision } from '../decision.ts';
import { type IllegalStep, stepIn, type Transition } from '../order/transition-table.ts';

export const withdrawalStatuses = ['to_match', 'to_refund', 'refunded', 'not_applicable', 'no_order'] as const;
export type WithdrawalStatus = (typeof withdrawalStatuses)[number];

/**
 * `settle`: the money is owed back, or nothing was left to give. `except`: one of the law's exceptions applies. `close`:
 * there is no such order.
 */
export const withdrawalCommands = ['match', 'settle', 'except', 'close'] as const;
export type WithdrawalCommand = (typeof withdrawalCommands)[number];
export type WithdrawalParty = 'desk' | 'system';

export const withdrawalTransitions: readonly Transition<WithdrawalStatus, WithdrawalCommand, WithdrawalParty>[] = [
  { from: 'to_match', command: 'match', to: 'to_refund', who: ['desk', 'system'] },
  // A match that was wrong is put right while no money has moved.
  { from: 'to_refund', command: 'match', to: 'to_refund', who: ['desk'] },
  { from: 'to_refund', command: 'settle', to: 'refunded', who: ['desk', 'system'] },
  { from: 'to_match', command: 'close', to: 'no_order', who: ['desk'] },
  // The customer has answered with the number: the statement counts from the day it came.
  { from: 'no_order', command: 'match', to: 'to_refund', who: ['desk'] },
  { from: 'to_match', command: 'except', to: 'not_applicable', who: ['desk'] },
  { from: 'to_refund', command: 'except', to: 'not_applicable', who: ['desk'] },
];

export const withdrawalStep = (
  from: WithdrawalStatus,
  command: WithdrawalCommand,
  who: WithdrawalParty,
): Decision<WithdrawalStatus, IllegalStep<WithdrawalStatus, WithdrawalCommand>> =>
  stepIn(withdrawalTransitions, from, command, who);
