/**
 * Whether anybody has written to the database since it was last asked: whoever it was, whatever they wrote, and also where
 * they began before and have committed since. It costs a fraction of asking about every table.
 */
import { processWide } from '#server/engine/process/process-wide.ts';
import { readRowsWithin } from './statement.ts';

interface Seen {
  /** The next transaction's number. */
  next: bigint;
  /** Whether one that had begun to write was still running. */
  writing: boolean;
}

/** Transactions of this process that change nothing anybody waits for. */
const unimportant = processWide('unimportant-writes', () => new Set<bigint>());
/** Longer than between two questions. */
const mostRemembered = 100;

/** What this transaction wrote, such as a sign of life, is nothing to look for. @param xid as PostgreSQL writes it */
export function isNothingNew(xid: string): void {
  unimportant.add(BigInt(xid));
  if (unimportant.size <= mostRemembered) return;
  const [oldest] = unimportant;
  if (oldest !== undefined) unimportant.delete(oldest);
}

export class WrittenSince {
  #before: Seen | null = null;

  /** @returns true also where that can't be known @throws what the database throws, and NoAnswer after `ms` */
  async ask(ms: number): Promise<boolean> {
    const [row] = await readRowsWithin(ms)<{ next: string; writing: boolean }>`
      SELECT pg_snapshot_xmax(seen)::text AS next, pg_snapshot_xmin(seen) <> pg_snapshot_xmax(seen) AS writing
      FROM pg_current_snapshot() AS seen`;
    const before = this.#before;
    const now = row ? { next: BigInt(row.next), writing: row.writing } : null;
    this.#before = now;
    if (!before || !now || before.writing || now.writing) return true;
    for (let xid = before.next; xid < now.next; xid++) if (!unimportant.has(xid)) return true;
    return false;
  }
}
