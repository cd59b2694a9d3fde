/** Stores every statement, whether or not there is such an order: nothing in the answer, or in its time, tells. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { WithdrawalSource } from '#domain/withdrawal/withdrawal-sources.ts';
import { transaction } from '#server/engine/database/database.ts';
import { newId } from '#server/engine/database/new-id.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { securityLog } from '#server/web/security-log.ts';
import { queueReceipts } from './receipt-mail.ts';
import { isReceiptDueNow } from './receipt-times.ts';
import type { NamedPiece } from './statement.ts';

export interface Stated {
  name: string;
  order: string;
  email: string;
  pieces: string;
  lines: readonly NamedPiece[] | null;
  source: WithdrawalSource;
  /** The order it was stated on, whose page is open to the customer. */
  orderId?: string | null;
  /** Makes a repeated statement one: the same content with the same key. */
  key?: string | undefined;
  /** Of one that the desk writes down: when it was sent, and who writes. */
  recorded?: { sentAt: Date; by: string };
}

export interface Received {
  id: string;
  publicId: string;
  receivedAt: Date;
}

/** Receives a statement, and sends its receipt. The same once more answers with the first one's time. */
export async function receiveStatement(stated: Stated): Promise<Received> {
  const { name, order, email, pieces, lines, source, orderId = null, key = randomUUID(), recorded } = stated;
  const content = JSON.stringify([key, name, order, email.toLowerCase(), pieces, lines, orderId]);
  const statementKey = createHash('sha256').update(content).digest('base64url');
  const shop = await readShop();
  return transaction(async (tx) => {
    const [fresh] = await tx.$queryRaw<(Received & { number: number })[]>`
      INSERT INTO withdrawal (id, public_id, statement_key, name, order_text, email, pieces_text, lines, source, order_id,
        recorded_by, received_at)
      VALUES (${newId()}, ${randomBytes(16).toString('base64url')}, ${statementKey}, ${name}, ${order}, ${email}, ${pieces},
        ${lines === null ? null : JSON.stringify(lines)}::jsonb, ${source}, ${orderId}, ${recorded?.by ?? null},
        coalesce(${recorded?.sentAt ?? null}::timestamptz, clock_timestamp()))
      ON CONFLICT (statement_key) DO NOTHING
      RETURNING id, public_id AS "publicId", number, received_at AS "receivedAt"`;
    if (!fresh) {
      return tx.withdrawal.findUniqueOrThrow({
        where: { statementKey },
        select: { id: true, publicId: true, receivedAt: true },
      });
    }
    const { id, publicId, receivedAt } = fresh;
    securityLog('withdrawal.stated', { what: source });
    if (await isReceiptDueNow(tx, fresh.id, email)) await queueReceipts(tx, email, [{ ...stated, ...fresh }], shop);
    return { id, publicId, receivedAt };
  });
}
