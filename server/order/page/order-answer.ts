import type { OrderAnswer, OrderDetailAnswer, ReadOrderDetail } from '#contract/order/page/order-answer.ts';
import { topicOf } from '#contract/topics.ts';
import { database } from '#server/engine/database/database.ts';
import { groupCommit } from '#server/engine/database/group-commit.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { ownerLinks } from '#server/order/link/owner-link.ts';
import { type AccessProblem, notFound } from '#server/web/problem.ts';
import { withdrawalsOf } from '#server/withdrawal/order-withdrawals.ts';
import { buyerOf } from './order-buyer.ts';
import { type OrderSale, readOrderSales } from './order-view.ts';
import { eventKey, whoDid } from './who-did.ts';

export function orderAnswerOf(sale: OrderSale, trackUrl: string): OrderAnswer {
  const { publicId, number, status, placedAt, changedAt, refundedAmount, payment, totals, lines } = sale;
  const { promotions, shippingMethod, note, gift, isTest } = sale;
  return {
    id: publicId,
    number,
    status,
    placedAt,
    changedAt,
    refundedAmount,
    totals,
    promotions,
    shippingMethod,
    note,
    gift,
    isTest,
    cancelReason: sale.cancelReason ?? sale.cancelNote,
    topic: topicOf.order(publicId),
    trackUrl,
    payment: payment && {
      id: payment.id,
      provider: payment.provider,
      status: payment.status,
      reason: payment.reason,
      intent: payment.ref,
    },
    lines: lines.map(
      ({ sku, title, quantity, unitAmount, discountAmount, totalAmount, editionNo, numbers, numberedOf }) => ({
        sku,
        title,
        quantity,
        unitAmount,
        discountAmount,
        totalAmount,
        editionNo,
        numbers,
        numberedOf,
      }),
    ),
  };
}

/** Reads an order with its buyer, for a key that may read orders. @throws AccessProblem `not_found` */
export async function readOrderWithBuyer(publicId: string): Promise<ReadOrderDetail> {
  const [answer, sales] = await Promise.all([readOrderAnswer(publicId), readOrderSales(database(), [publicId])]);
  const sale = sales.get(publicId);
  if (!sale) throw notFound('order');
  return { ...answer, ...buyerOf(sale) };
}

/** Reads an order for integrators, together with others asked for at once. @throws AccessProblem `not_found` */
export const readOrderAnswer = processWide('order-answers', () =>
  groupCommit<string, OrderDetailAnswer>(readOrderAnswers),
);

async function readOrderAnswers(publicIds: readonly string[]): Promise<(OrderDetailAnswer | AccessProblem)[]> {
  const wanted = [...new Set(publicIds)];
  const [sales, links, withdrawals, names] = await Promise.all([
    readOrderSales(database(), wanted),
    ownerLinks(database(), wanted),
    withdrawalsOf(database(), wanted),
    whoDidWith(wanted),
  ]);
  return publicIds.map((publicId) => {
    const order = sales.get(publicId);
    if (!order) return notFound('order');
    const { shipments, disputes } = order;
    const who = names.get(publicId) ?? {};
    const events = order.events.map((event) => ({ ...event, byName: who[eventKey(event)] ?? null }));
    const own = withdrawals.get(publicId) ?? [];
    return { ...orderAnswerOf(order, links.get(publicId) ?? ''), events, shipments, disputes, withdrawals: own };
  });
}

async function whoDidWith(publicIds: readonly string[]): Promise<Map<string, Record<string, string>>> {
  const events = await database().orderEvent.findMany({
    where: { order: { publicId: { in: [...publicIds] } } },
    select: { kind: true, at: true, actor: true, order: { select: { publicId: true } } },
  });
  const byOrder = publicIds.map(async (publicId) => {
    const done = events.filter(({ order }) => order.publicId === publicId);
    return [publicId, await whoDid(done)] as const;
  });
  return new Map(await Promise.all(byOrder));
}
