/** The life of an order as data: commands and pages ask this table alone. */
import type { Decision } from '../decision.ts';
import { commandsIn, type IllegalStep, stepIn, type Transition } from './transition-table.ts';

export const orderStatuses = [
  'placed',
  'authorised',
  'paid',
  'packing',
  'packed',
  'partly_shipped',
  'shipped',
  'delivered',
  'completed',
  'cancelled',
  'refunded',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** `take_back`: of a parcel that nobody has handed over; `take_back_part`: another was sent; `take_back_spare`: nothing is left to send. `ship_part`: pieces stay behind. `hand_over`: it is collected at the shop. `refund`: of everything; a partial one leaves the status. */
export const orderCommands = [
  'authorise',
  'pay',
  'start_packing',
  'pack',
  'ship_part',
  'ship',
  'take_back',
  'take_back_part',
  'take_back_spare',
  'hand_over',
  'deliver',
  'complete',
  'cancel',
  'refund',
] as const;
export type OrderCommand = (typeof orderCommands)[number];

/** `winner`: a won lot binds. `offeree`: of a lot offered to them. `system`: the clock, the bank, the carrier. */
export type OrderParty = 'shopper' | 'winner' | 'offeree' | 'desk' | 'system';

export function sideOf(order: { source: string; offer: boolean }, party: 'shopper' | 'desk' | 'system'): OrderParty {
  if (party !== 'shopper' || order.source !== 'auction') return party;
  return order.offer ? 'offeree' : 'winner';
}

export type OrderTransition = Transition<OrderStatus, OrderCommand, OrderParty>;

export const orderTransitions: readonly OrderTransition[] = [
  { from: 'placed', command: 'authorise', to: 'authorised', who: ['system'] },
  { from: 'placed', command: 'pay', to: 'paid', who: ['system'] },
  // Whoever won a lot has bought it. Whoever was offered one may say no.
  { from: 'placed', command: 'cancel', to: 'cancelled', who: ['shopper', 'offeree', 'desk', 'system'] },

  // The bank has set the money aside. The desk takes it when it begins to pack.
  { from: 'authorised', command: 'pay', to: 'paid', who: ['desk', 'system'] },
  { from: 'authorised', command: 'cancel', to: 'cancelled', who: ['shopper', 'desk', 'system'] },

  { from: 'paid', command: 'start_packing', to: 'packing', who: ['desk'] },
  { from: 'paid', command: 'pack', to: 'packed', who: ['desk'] },
  { from: 'packing', command: 'pack', to: 'packed', who: ['desk'] },
  // What is handed to a carrier was packed: the step is implied, and recorded with it.
  { from: 'paid', command: 'ship_part', to: 'partly_shipped', who: ['desk'] },
  { from: 'paid', command: 'ship', to: 'shipped', who: ['desk'] },
  { from: 'packing', command: 'ship_part', to: 'partly_shipped', who: ['desk'] },
  { from: 'packing', command: 'ship', to: 'shipped', who: ['desk'] },
  { from: 'packed', command: 'ship_part', to: 'partly_shipped', who: ['desk'] },
  { from: 'packed', command: 'ship', to: 'shipped', who: ['desk'] },
  { from: 'packed', command: 'hand_over', to: 'delivered', who: ['desk'] },
  { from: 'partly_shipped', command: 'ship_part', to: 'partly_shipped', who: ['desk'] },
  { from: 'partly_shipped', command: 'ship', to: 'shipped', who: ['desk'] },
  // Only pieces of a parcel that came back or got lost can be sent again.
  { from: 'shipped', command: 'ship', to: 'shipped', who: ['desk'] },
  { from: 'partly_shipped', command: 'take_back', to: 'packed', who: ['desk'] },
  { from: 'partly_shipped', command: 'take_back_part', to: 'partly_shipped', who: ['desk'] },
  { from: 'partly_shipped', command: 'take_back_spare', to: 'shipped', who: ['desk'] },
  { from: 'shipped', command: 'take_back', to: 'packed', who: ['desk'] },
  { from: 'shipped', command: 'take_back_part', to: 'partly_shipped', who: ['desk'] },
  { from: 'shipped', command: 'take_back_spare', to: 'shipped', who: ['desk'] },
  { from: 'shipped', command: 'deliver', to: 'delivered', who: ['system'] },
  { from: 'delivered', command: 'complete', to: 'completed', who: ['system'] },

  // Until someone begins to pack, whose order it is may take it back.
  { from: 'paid', command: 'cancel', to: 'cancelled', who: ['shopper', 'desk', 'system'] },
  { from: 'packing', command: 'cancel', to: 'cancelled', who: ['desk'] },
  { from: 'packed', command: 'cancel', to: 'cancelled', who: ['desk'] },

  { from: 'paid', command: 'refund', to: 'refunded', who: ['desk'] },
  { from: 'packing', command: 'refund', to: 'refunded', who: ['desk'] },
  { from: 'packed', command: 'refund', to: 'refunded', who: ['desk'] },
  { from: 'partly_shipped', command: 'refund', to: 'refunded', who: ['desk'] },
  { from: 'shipped', command: 'refund', to: 'refunded', who: ['desk'] },
  { from: 'delivered', command: 'refund', to: 'refunded', who: ['desk'] },
  { from: 'completed', command: 'refund', to: 'refunded', who: ['desk'] },
];

export type IllegalTransition = IllegalStep<OrderStatus, OrderCommand>;

export function transitionOf(
  from: OrderStatus,
  command: OrderCommand,
  who: OrderParty,
): Decision<OrderStatus, IllegalTransition> {
  return stepIn(orderTransitions, from, command, who);
}

export function commandsFor(from: OrderStatus, who: OrderParty): OrderCommand[] {
  return commandsIn(orderTransitions, from, who);
}
