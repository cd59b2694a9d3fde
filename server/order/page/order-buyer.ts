import type { ListedOrderAnswer } from '#contract/order/page/order-answer.ts';
import type { OrderSale } from './order-view.ts';

type Buyer = Pick<ListedOrderAnswer, 'customer' | 'shippingAddress' | 'company' | 'vatNumber' | 'tax'>;

/** For whom an order is: for keys that may read orders, and for nobody else. */
export const buyerOf = ({ email, phone, shippingAddress, billing, totals }: OrderSale): Buyer => ({
  customer: { name: shippingAddress?.name ?? null, email, phone },
  shippingAddress,
  company: billing?.company ?? null,
  vatNumber: billing?.vatNumber ?? null,
  tax: totals.taxes.map(({ basisPoints, tax }) => ({ rate: basisPoints / 100, amount: tax })),
});
