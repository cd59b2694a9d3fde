/**
 * When receipts leave. Anybody can write another's address into the form, so after the first few in a day they are
 * gathered and leave as one email, less and less often. None is dropped: the law wants each of them sent.
 */
import { settings } from '#server/config/settings.ts';
import { database, type Tx, transaction } from '#server/engine/database/database.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { eachPiece } from '#server/engine/work/each-piece.ts';
import { retryDelay } from '#server/engine/work/retry-delay.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { queueReceipts } from './receipt-mail.ts';
import { statementOf, statementRows } from './statement.ts';

/** So many emails with receipts an address gets at once, in a day. */
const atOnce = 3;
const pace = { firstSeconds: 600, longestSeconds: 6 * 3_600 };
/** Statements in one email. */
const mostTogether = 50;

/** Locks an address until the transaction ends, whether or not it has a row. */
const lockAddress = (tx: Tx, email: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('withdrawal receipts ' || lower(${email}), 0))`;

/** Plans the receipt of a statement that was just stored. @returns whether it leaves with this transaction */
export async function isReceiptDueNow(tx: Tx, id: string, email: string): Promise<boolean> {
  await lockAddress(tx, email);
  const [known] = await tx.$queryRaw<{ sent: number; waits: Date | null; last: Date | null; now: Date }[]>`
    SELECT count(DISTINCT receipt_at) FILTER (WHERE receipt_at > clock_timestamp() - interval '1 day')::int AS sent,
      min(receipt_due_at) AS waits, max(receipt_at) AS last, clock_timestamp() AS now
    FROM withdrawal WHERE lower(email) = lower(${email}) AND id <> ${id}`;
  const { sent = 0, waits = null, last = null, now = new Date() } = known ?? {};
  const isFree = sent < atOnce || !settings().LIMITS;
  const rested = (last?.getTime() ?? 0) + 1_000 * retryDelay(pace, sent - atOnce + 1);
  const at = waits ?? (isFree ? now : new Date(Math.max(now.getTime(), rested)));
  const isNow = waits === null && at <= now;
  await tx.withdrawal.update({ where: { id }, data: { receiptAt: at, receiptDueAt: isNow ? null : at } });
  return isNow;
}

async function sendTo(email: string): Promise<void> {
  const shop = await readShop();
  await transaction(async (tx) => {
    await lockAddress(tx, email);
    const ids = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM withdrawal WHERE lower(email) = ${email} AND receipt_due_at <= clock_timestamp()
      ORDER BY number LIMIT ${mostTogether}`;
    const rows = await tx.withdrawal.findMany({
      where: { id: { in: ids.map(({ id }) => id) } },
      orderBy: { number: 'asc' },
      select: statementRows,
    });
    // Emptied since, as the law has it: there is nobody to send it to.
    const receipts = rows
      .filter((row) => row.email !== '')
      .map((row) => ({ ...statementOf(row), order: row.orderText, pieces: row.piecesText }));
    await queueReceipts(tx, receipts[0]?.email ?? '', receipts, shop);
    await tx.withdrawal.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { receiptDueAt: null } });
  });
}

/** Sends the receipts that had to wait. */
export const sendReceipts: DueWork = {
  name: 'send receipts of withdrawals',
  due: Prisma.sql`SELECT min(receipt_due_at) FROM withdrawal`,
  async run() {
    const due = await database().$queryRaw<{ email: string }[]>`
      SELECT DISTINCT lower(email) AS email FROM withdrawal WHERE receipt_due_at <= clock_timestamp() LIMIT 50`;
    await eachPiece(due, ({ email }) => sendTo(email));
  },
};
