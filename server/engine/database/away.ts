import { processWide } from '#server/engine/process/process-wide.ts';
import { NoAnswer } from './no-answer.ts';

/**
 * PostgreSQL: 08 connection lost, 25P03 idle for too long in a transaction, 53 out of disk, memory or connections, 57014 a
 * statement took too long, 57P01 to 57P05 stopping, starting or cut off, 58030 the disk fails. Prisma: P1001, P1002, P1008, P1017 no connection or no answer, P2024 none free in time,
 * P2028 no transaction in time. Node: the connection itself.
 */
const awayCode =
  /^(08\w{3}|25P03|53\w{3}|57014|57P0[1-5]|58030|P1001|P1002|P1008|P1017|P2024|P2028|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** What the driver only says in words. */
const awayWords =
  /Code: `(?:08|25P03|53|57014|57P0|58030)|timeout exceeded when trying to connect|Connection terminated|not queryable|Server has closed the connection|Can't reach database server|No space left on device|could not extend file/i;

const fullWords = /No space left on device|could not extend file|ENOSPC|\b53100\b/i;
const full = processWide('database-full', () => ({ at: Number.NEGATIVE_INFINITY }));
const fullForMs = 10_000;

/** Whether the database said a moment ago that its disk is full. */
export const isFull = (): boolean => performance.now() - full.at < fullForMs;

/** Whether somebody else held a lock for longer than anyone should wait for it (55P03). */
export function isLockTimeout(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (
      (cause as { code?: unknown }).code === '55P03' ||
      /canceling statement due to lock timeout/.test(cause.message)
    ) {
      return true;
    }
  }
  return false;
}

/** Whether a fault is that the database can't be reached, or can't write: the same may work in a moment. */
export function isAway(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    const { code, meta } = cause as { code?: unknown; meta?: { code?: unknown; driverAdapterError?: unknown } };
    if (fullWords.test(`${code} ${cause.message}`)) full.at = performance.now();
    if (cause instanceof NoAnswer || [code, meta?.code].some((one) => typeof one === 'string' && awayCode.test(one))) {
      return true;
    }
    if (awayWords.test(cause.message)) return true;
    const inner = (meta?.driverAdapterError as { cause?: { originalCode?: string } } | undefined)?.cause?.originalCode;
    if (inner && awayCode.test(inner)) return true;
  }
  return false;
}
