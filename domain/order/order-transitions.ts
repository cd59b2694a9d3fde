/**
 * The life of an order as data. Commands ask this table before they move an order, pages ask it which
 * buttons to show: there is no second place that knows what may follow what.
 */
import { accept, type Decision, refuse } from '../decision.ts';

export const orderStatuses = ['placed', 'paid', 'packed', 'shipped', 'delivered', 'cancelled', 'refunded'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export type OrderCommand = 'pay' | 'pack' | 'ship' | 'deliver' | 'cancel' | 'refund';

/** `shopper`: whose order it is. `desk`: the shop's people and keys. `system`: the clock, the bank, the carrier. */
export type OrderParty = 'shopper' | 'desk' | 'system';

export interface OrderTransition {
  from: OrderStatus;
  command: OrderCommand;
  to: OrderStatus;
  who: readonly OrderParty[];
}

export const orderTransitions: readonly OrderTransition[] = [
  { from: 'placed', command: 'pay', to: 'paid', who: ['system'] },
  { from: 'placed', command: 'cancel', to: 'cancelled', who: ['shopper', 'desk', 'system'] },

  { from: 'paid', command: 'pack', to: 'packed', who: ['desk'] },
  // What is handed to a carrier was packed: the step is implied, and recorded with it.
  { from: 'paid', command: 'ship', to: 'shipped', who: ['desk'] },
  { from: 'packed', command: 'ship', to: 'shipped', who: ['desk'] },
  // An order may travel in several parcels.
  { from: 'shipped', command: 'ship', to: 'shipped', who: ['desk'] },
  { from: 'shipped', command: 'deliver', to: 'delivered', who: ['system'] },

  { from: 'paid', command: 'cancel', to: 'cancelled', who: ['desk', 'system'] },
  { from: 'packed', command: 'cancel', to: 'cancelled', who: ['desk'] },

  // Refunded means in full. A refund in part is allowed from the same states and leaves the status.
  { from: 'paid', command: 'refund', to: 'refunded', who: ['desk'] },
  { from: 'packed', command: 'refund', to: 'refunded', who: ['desk'] },
  { from: 'shipped', command: 'refund', to: 'refunded', who: ['desk'] },
  { from: 'delivered', command: 'refund', to: 'refunded', who: ['desk'] },
];

export type IllegalTransition = { code: 'illegal_transition'; from: OrderStatus; command: OrderCommand };

/** What an order becomes when `who` does `command` to it. */
export function transitionOf(
  from: OrderStatus,
  command: OrderCommand,
  who: OrderParty,
): Decision<OrderStatus, IllegalTransition> {
  const transition = orderTransitions.find((row) => row.from === from && row.command === command);
  return transition?.who.includes(who) ? accept(transition.to) : refuse({ code: 'illegal_transition', from, command });
}

/** What `who` may do to an order in this state, in the order of the table. */
export function commandsFor(from: OrderStatus, who: OrderParty): OrderCommand[] {
  return orderTransitions.filter((row) => row.from === from && row.who.includes(who)).map((row) => row.command);
}

/** Nothing leads out of it. */
export const isFinal = (status: OrderStatus): boolean => !orderTransitions.some((row) => row.from === status);
