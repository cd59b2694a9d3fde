import { orderNumber } from '#domain/order/order-number.ts';
import { type PaymentThen, paymentThen } from '#domain/withdrawal/nothing-refunded.ts';
import type { WithdrawalStatus } from '#domain/withdrawal/withdrawal-transitions.ts';
import { database } from '#server/engine/database/database.ts';
import type { ReceiptFacts } from './receipt-words.ts';
import { statementOf, statementRows } from './statement.ts';

export interface Receipt extends ReceiptFacts {
  /** For whoever stated it on the order's own page; null for anybody else, whatever was found. */
  own: {
    publicId: string;
    number: string;
    status: WithdrawalStatus;
    refundAmount: number | null;
    currency: string;
    payment: PaymentThen;
    sendsBack: boolean;
  } | null;
}

/** For a day, at an address that only the browser was told which sent the statement. Later the email is the receipt. */
export async function readReceipt(publicId: string): Promise<Receipt | null> {
  const [fresh] = await database().$queryRaw<{ id: string }[]>`
    SELECT id FROM withdrawal WHERE public_id = ${publicId} AND recorded_at > clock_timestamp() - interval '1 day'`;
  if (!fresh) return null;
  const row = await database().withdrawal.findUniqueOrThrow({
    where: { id: fresh.id },
    select: {
      ...statementRows,
      refundAmount: true,
      order: {
        include: {
          lines: { select: { sku: true, title: true } },
          payments: { select: { status: true, reason: true } },
        },
      },
    },
  });
  const { order, ...rest } = row;
  const statement = statementOf(rest);
  const isOwn = statement.source === 'link' && order !== null;
  return {
    number: statement.number,
    name: statement.name,
    order: statement.orderText,
    email: statement.email,
    pieces: statement.piecesText,
    lines: statement.source === 'form' ? null : statement.lines,
    receivedAt: statement.receivedAt,
    titles: new Map(isOwn ? order.lines.map(({ sku, title }) => [sku, title]) : []),
    own: isOwn
      ? {
          publicId: order.publicId,
          number: orderNumber(order),
          status: statement.status,
          refundAmount: row.refundAmount,
          currency: order.currency,
          payment: paymentThen(order),
          sendsBack: statement.returnId !== null,
        }
      : null,
  };
}
