/** Orders by what is to be done with them, as the desk's list groups them. Each state is in one group. */
import type { OrderStatus } from './order-transitions.ts';

export const orderGroups = ['to_pack', 'to_ship', 'on_the_way', 'to_pay', 'done'] as const;
export type OrderGroup = (typeof orderGroups)[number];

export const statusesOf: Record<OrderGroup, readonly OrderStatus[]> = {
  to_pack: ['authorised', 'paid', 'packing'],
  to_ship: ['packed', 'partly_shipped'],
  on_the_way: ['shipped'],
  to_pay: ['placed'],
  done: ['delivered', 'completed', 'cancelled', 'refunded'],
};

/** Whether a packing slip is printed with others: neither before it is paid for nor once it is called off. */
export const hasPackingSlip = (status: OrderStatus): boolean => !withoutSlip.includes(status);
const withoutSlip: readonly OrderStatus[] = ['placed', 'cancelled', 'refunded'];

/** The groups in which the desk has something to do, or waits for money: their counts are worth showing. */
export const waitingGroups = ['to_pack', 'to_ship', 'to_pay'] as const satisfies readonly OrderGroup[];

export const statusesIn = (state: OrderGroup | OrderStatus): readonly OrderStatus[] =>
  state in statusesOf ? statusesOf[state as OrderGroup] : [state as OrderStatus];
