/**
 * How long the shop keeps what it needs no more (docs/retention.md). Each statement finds its rows by an index, takes a
 * few hundred at a time, and leaves alone what somebody else has locked.
 */
export interface RetentionRule {
  what: string;
  /** As Postgres reads it, and as the docs say it. */
  after: string;
  /** Forgets one batch. @returns how many rows are gone */
  forget(after: string): Promise<number>;
}

export const batchSize = 500;

export const counted = async (rows: Promise<unknown[]>): Promise<number> => (await rows).length;
