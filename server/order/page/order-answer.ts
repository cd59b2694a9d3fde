import type { OrderAnswer, OrderDetailAnswer } from '#contract/order/page/order-answer.ts';
import { topicOf } from '#contract/topics.ts';
import type { PageOf, PageQuery } from '#contract/value/page-of.ts';
import { database } from '#server/engine/database/database.ts';
import { groupCommit } from '#server/engine/database/group-commit.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { ownerLinks } from '#server/order/link/owner-link.ts';
import { numberOfCursor, onePage } from '#server/web/page-cursor.ts';
import { type AccessProblem, notFound } from '#server/web/problem.ts';
import { withdrawalsOf } from '#server/withdrawal/order-withdrawals.ts';
import { type OrderSale, readOrderSales } from './order-view.ts';
import { eventKey, whoDid } from './who-did.ts';

function answerOf(sale: OrderSale, trackUrl: string): OrderAnswer {
  const { publicId, number, status, placedAt, refundedAmount, payment, totals, lines } = sale;
  const { promotions, shippingMethod, note, gift, isTest } = sale;
  return {
    id: publicId,
    number,
    status,
    placedAt,
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
    return { ...answerOf(order, links.get(publicId) ?? ''), events, shipments, disputes, withdrawals: own };
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

/** Lists orders, newest first. @throws AccessProblem `invalid` for a cursor that isn't one of ours */
export async function readOrderList({ limit, cursor }: PageQuery): Promise<PageOf<OrderAnswer>> {
  const before = cursor === undefined ? null : numberOfCursor(Buffer.from(cursor, 'base64url').toString());
  const rows = await database().order.findMany({
    ...(before === null ? {} : { where: { number: { lt: before } } }),
    orderBy: { number: 'desc' },
    take: limit + 1,
    select: { publicId: true, number: true },
  });
  const { shown, nextCursor } = onePage(rows, limit, ({ number }) => Buffer.from(String(number)).toString('base64url'));
  const publicIds = shown.map((row) => row.publicId);
  const [sales, links] = await Promise.all([readOrderSales(database(), publicIds), ownerLinks(database(), publicIds)]);
  return {
    items: shown.flatMap(({ publicId }) => {
      const sale = sales.get(publicId);
      return sale ? [answerOf(sale, links.get(publicId) ?? '')] : [];
    }),
    nextCursor,
  };
}
