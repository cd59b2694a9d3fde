import type { OrderStatus } from './order-transitions.ts';

/** Before its label is printed an order can still go elsewhere. */
const open: ReadonlySet<OrderStatus> = new Set(['placed', 'authorised', 'paid', 'packing']);

export const mayChangeAddress = (status: OrderStatus): boolean => open.has(status);
