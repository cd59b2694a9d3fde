import type { PaymentProviderName } from '#contract/payment/payment-providers.ts';
import { readSql } from '#server/engine/database/statement.ts';
import { Prisma } from '../../prisma/generated/client.ts';

/** How often a provider is asked about a charge that isn't decided, should its webhook be lost. */
export const askEverySeconds = 60;
/** Longer than a refund takes with all its tries. */
const refundSeconds = 60;

export interface OpenCharges {
  /** The moment of the next question. */
  due: Prisma.Sql;
  /** Takes up charges that it is time to ask about. @param most so many @returns their payments' ids */
  takeToAsk(most: number): Promise<string[]>;
  askNoMore(paymentId: string): Promise<void>;
  /** Runs one refund of a payment at a time, in all processes. @throws Error if another is under way */
  whileRefunding(paymentId: string, refund: () => Promise<void>): Promise<void>;
}

/** The charges of one provider, as they stand in its own table: when to ask about them, and who refunds one. */
export function openCharges(name: `${PaymentProviderName}_charge`): OpenCharges {
  const table = Prisma.raw(name);
  return {
    due: Prisma.sql`SELECT min(ask_at) FROM ${table}`,
    async takeToAsk(most) {
      const taken = await readSql<{ id: string }>(Prisma.sql`
        UPDATE ${table} SET ask_at = clock_timestamp() + make_interval(secs => ${askEverySeconds})
        WHERE payment_id IN (
          SELECT payment_id FROM ${table} WHERE ask_at <= clock_timestamp()
          ORDER BY ask_at LIMIT ${most} FOR UPDATE SKIP LOCKED)
        RETURNING payment_id AS id`);
      return taken.map(({ id }) => id);
    },
    async askNoMore(paymentId) {
      await readSql(Prisma.sql`UPDATE ${table} SET ask_at = NULL WHERE payment_id = ${paymentId}`);
    },
    async whileRefunding(paymentId, refund) {
      const [mine] = await readSql<{ until: Date }>(Prisma.sql`
        UPDATE ${table} SET refunding_until = clock_timestamp() + make_interval(secs => ${refundSeconds})
        WHERE payment_id = ${paymentId} AND (refunding_until IS NULL OR refunding_until <= clock_timestamp())
        RETURNING refunding_until AS until`);
      if (!mine) throw new Error(`Another refund of payment ${paymentId} is under way.`);
      try {
        await refund();
      } finally {
        await readSql(Prisma.sql`
          UPDATE ${table} SET refunding_until = NULL
          WHERE payment_id = ${paymentId} AND refunding_until = ${mine.until}`);
      }
    },
  };
}
