import { type NumberedOrder, orderNumber } from '#domain/order/order-number.ts';
import { orderSum } from '#domain/order/order-sum.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { notifyMany } from '#server/notice/notify.ts';
import { noticeOfOrder } from '#server/notice/notify-of-order.ts';
import type { NoticeFacts } from '#server/notice/words/notice-form.ts';
import { rowKind } from '#server/order/payment/order-money.ts';
import { readShop } from '#server/shop/read-shop.ts';
import type { NewOrder } from './judge-orders.ts';

/** Tells the customers of placed orders that the desk took how to pay them. */
export async function askForMoney(tx: Statements, placed: readonly NewOrder[]): Promise<void> {
  const waiting = placed.filter(({ payment, waiting: { source } }) => source === 'desk' && payment === null);
  if (waiting.length === 0) return;
  const { bankAccount } = await readShop(tx);
  const rows = await tx.$queryRaw<(NumberedOrder & { id: string })[]>`
    SELECT id, number, number_prefix AS "numberPrefix" FROM orders WHERE id = ANY (${waiting.map(({ id }) => id)}::text[])`;
  await notifyMany(
    tx,
    rows.flatMap((row) => {
      const order = waiting.find(({ id }) => id === row.id);
      if (order?.waiting.source !== 'desk') return [];
      const { id, publicId, currency, basket, waiting: asked } = order;
      return noticeOfOrder(
        { id, publicId, personId: asked.personId },
        {
          kind: 'order_to_pay',
          key: `order_to_pay:${id}`,
          facts: {
            number: orderNumber(row),
            totalAmount: basket.priced.totalAmount,
            currency,
            payBy: asked.payBy.toISOString(),
            way: asked.payWay,
            account: asked.payWay === 'transfer' ? bankAccount : '',
            sold: soldOf(order),
          },
        },
      );
    }),
  );
}

function soldOf({ basket, lines }: NewOrder): NoticeFacts<'order_to_pay'>['sold'] {
  const { priced, promotions, pricesInclude, method, taxCountry } = basket;
  const off = promotions.map(({ id, title, code }) => ({
    title,
    code,
    amount: priced.adjustments.reduce((sum, one) => sum + (one.promotionId === id ? one.amount : 0), 0),
  }));
  const totals = { ...priced, giftCardAmount: 0, pricesInclude };
  return {
    pieces: lines.map(({ title, quantity, unitAmount }) => ({ title, quantity, amount: quantity * unitAmount })),
    sum: orderSum({ totals, lines, promotions: off, shippingTitle: method?.title ?? null, taxCountry })
      .filter(({ kind }) => kind !== 'pieces')
      .map(({ kind, name, amount }) => ({ name, amount, kind: rowKind(kind) })),
  };
}
