/** The life of a return as data. An order has any number of returns; its own state stays. */
import type { Decision } from '../decision.ts';
import type { OrderParty } from '../order/order-transitions.ts';
import { commandsIn, type IllegalStep, leadsOn, stepIn, type Transition } from '../order/transition-table.ts';

export const returnStatuses = [
  'requested',
  'approved',
  'sent',
  'received',
  'refunded',
  'exchanged',
  'closed',
  'declined',
  'withdrawn',
] as const;
export type ReturnStatus = (typeof returnStatuses)[number];

export const returnResolutions = ['refund', 'exchange'] as const;
export type ReturnResolution = (typeof returnResolutions)[number];

/** `close`: nothing is left to refund. */
export const returnCommands = [
  'approve',
  'decline',
  'withdraw',
  'send',
  'receive',
  'refund',
  'exchange',
  'close',
] as const;
export type ReturnCommand = (typeof returnCommands)[number];

export type ReturnTransition = Transition<ReturnStatus, ReturnCommand, OrderParty>;

export const returnTransitions: readonly ReturnTransition[] = [
  { from: 'requested', command: 'approve', to: 'approved', who: ['desk'] },
  { from: 'requested', command: 'decline', to: 'declined', who: ['desk'] },
  { from: 'requested', command: 'withdraw', to: 'withdrawn', who: ['shopper', 'desk'] },
  { from: 'approved', command: 'withdraw', to: 'withdrawn', who: ['shopper', 'desk'] },

  // The carrier's first scan says it; a desk may have heard of it otherwise.
  { from: 'approved', command: 'send', to: 'sent', who: ['desk', 'system'] },
  // A carrier's news can be late, or never come: what is on the table is received.
  { from: 'approved', command: 'receive', to: 'received', who: ['desk'] },
  { from: 'sent', command: 'receive', to: 'received', who: ['desk'] },

  // What was asked for may turn out not to be possible: the replacement sold out, the money wanted instead.
  { from: 'received', command: 'refund', to: 'refunded', who: ['desk'] },
  { from: 'received', command: 'exchange', to: 'exchanged', who: ['desk'] },
  { from: 'received', command: 'close', to: 'closed', who: ['desk'] },
];

export type IllegalReturnStep = IllegalStep<ReturnStatus, ReturnCommand>;

export function returnTransitionOf(
  from: ReturnStatus,
  command: ReturnCommand,
  who: OrderParty,
): Decision<ReturnStatus, IllegalReturnStep> {
  return stepIn(returnTransitions, from, command, who);
}

export function returnCommandsFor(from: ReturnStatus, who: OrderParty): ReturnCommand[] {
  return commandsIn(returnTransitions, from, who);
}

export const isReturnOpen = (status: ReturnStatus): boolean => leadsOn(returnTransitions, status);

/** Those of them that hold an order back from being completed. */
export const openReturnStatuses: readonly ReturnStatus[] = returnStatuses.filter(isReturnOpen);
