import type { OrderAnswer } from '#contract/order/many-orders.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import { database } from '#server/engine/database/database.ts';
import { outsideRequest } from '#server/engine/database/keyed-effects.ts';
import { faultOf } from '#server/engine/http/fault.ts';
import { notFound, problemOf } from '#server/web/problem.ts';

export interface NamedOrder {
  publicId: string;
  number: string;
}

/** Finds ticked orders, in the order in which they were placed. @throws AccessProblem `not_found` if one isn’t there */
export async function findOrders(publicIds: readonly string[]): Promise<(NamedOrder & { id: string })[]> {
  const found = await database().order.findMany({
    where: { publicId: { in: [...publicIds] } },
    select: { id: true, publicId: true, number: true, numberPrefix: true },
    orderBy: [{ placedAt: 'asc' }, { number: 'asc' }],
  });
  if (found.length < new Set(publicIds).size) throw notFound('order');
  return found.map(({ id, publicId, ...named }) => ({ id, publicId, number: orderNumber(named) }));
}

/**
 * Does one thing with each of several orders, one after the other. Each is judged by itself: neither a refusal nor a fault
 * stops the others.
 * A retry does what is left, so each step must be safe to repeat.
 */
export async function eachOrder<O extends NamedOrder>(
  orders: readonly O[],
  step: (order: O) => Promise<Problem | null>,
): Promise<OrderAnswer[]> {
  const answers: OrderAnswer[] = [];
  for (const order of orders) {
    const problem = await outsideRequest(() => step(order)).catch((error: unknown) => troubleWith(order, error));
    answers.push({
      publicId: order.publicId,
      number: order.number,
      problem: problem && { code: problem.code, message: amongMany(order, problem) },
    });
  }
  return answers;
}

const troubleWith = ({ publicId }: NamedOrder, error: unknown): Problem =>
  problemOf(error) ?? faultOf(error, { requestId: undefined, method: 'POST', path: `/desk/orders/${publicId}` });

/** There is nothing to tick here, and not everyone who packs may read what an order's money is. */
const amongMany = ({ number }: NamedOrder, { code, message }: Problem): string =>
  code === 'dispute_unconfirmed'
    ? `The customer has disputed order ${number} with their bank. Open the order to send it anyway.`
    : message;
