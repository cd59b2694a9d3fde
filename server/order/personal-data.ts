import { type NumberedOrder, orderNumber } from '#domain/order/order-number.ts';
import { database } from '#server/engine/database/database.ts';
import type { PersonalData } from '#server/person/personal-data.ts';

const ownWords = {
  select: {
    body: true,
    signature: true,
    asDescribed: true,
    wellPacked: true,
    smallerThanPictured: true,
    state: true,
    reason: true,
    writtenAt: true,
  },
} as const;

export const orderPersonalData: PersonalData = {
  async export(personId) {
    const orders = await database().order.findMany({
      where: { personId },
      orderBy: { number: 'asc' },
      include: {
        lines: {
          select: {
            sku: true,
            title: true,
            quantity: true,
            unitAmount: true,
            editionNo: true,
            numbers: true,
            numberedOf: true,
            review: ownWords,
          },
        },
        payments: { select: { method: true, amount: true, status: true, createdAt: true } },
        refunds: { select: { amount: true, reason: true, status: true, createdAt: true } },
        messages: { select: { author: true, body: true, at: true } },
        invoices: { select: { series: true, number: true, totalAmount: true, issuedAt: true } },
        withdrawals: {
          select: {
            number: true,
            name: true,
            orderText: true,
            email: true,
            piecesText: true,
            lines: true,
            receivedAt: true,
            status: true,
            refundAmount: true,
            answer: true,
          },
        },
        returns: { select: { number: true, status: true, resolution: true, note: true, requestedAt: true } },
        shipments: { select: { carrier: true, trackingNumber: true, status: true } },
      },
    });
    return {
      orders: orders.map(
        ({ id: _, personId: __, auctionId: ___, version: ____, placeKey: _____, numberPrefix, ...order }) => ({
          ...order,
          number: orderNumber({ number: order.number, numberPrefix }),
        }),
      ),
    };
  },
  /** Orders, payments, refunds and invoices stay, without the person's name, address or words. */
  async forget(tx, { personId }) {
    const where = { order: { personId } };
    await tx.orderMessage.deleteMany({ where });
    await tx.orderLink.deleteMany({ where });
    await tx.stepUp.deleteMany({ where });
    await tx.orderConfirmation.deleteMany({ where });
    await tx.$executeRaw`
      UPDATE orders SET email = '', shipping_address = NULL, note = NULL, gift_message = NULL, billing_address = NULL,
        company = NULL, vat_number = NULL, phone = NULL WHERE person_id = ${personId}`;
    await tx.$executeRaw`
      UPDATE payment SET card_mark = NULL FROM orders
      WHERE orders.id = payment.order_id AND orders.person_id = ${personId}`;
  },
  async give(tx, { from, to }) {
    await tx.order.updateMany({ where: { personId: from }, data: { personId: to } });
  },
  async keepsAccount(personId, db) {
    const open = await db.$queryRaw<(NumberedOrder & { status: string })[]>`
      SELECT number, number_prefix AS "numberPrefix", status FROM orders WHERE person_id = ${personId}
        AND status NOT IN ('delivered', 'completed', 'cancelled', 'refunded')`;
    return open.map((order) =>
      order.status === 'placed'
        ? `Order ${orderNumber(order)} isn’t paid yet.`
        : `Order ${orderNumber(order)} hasn’t arrived yet.`,
    );
  },
  keeps: { anybody: ['orders'] },
};
