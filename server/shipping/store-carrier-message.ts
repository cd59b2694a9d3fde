import { createHash } from 'node:crypto';
import { database } from '#server/engine/database/database.ts';

export interface CarrierMessageToStore {
  source: string;
  /** What makes a repeat recognisable; null: its bytes. */
  id: string | null;
  raw: Buffer;
  headers: Record<string, string>;
  /** Why it can't be read. It is kept all the same, for people to look at. */
  problem: string | null;
}

/** Keeps a message as it came. @returns false for a repeat, of which nothing is kept */
export async function storeCarrierMessage(message: CarrierMessageToStore): Promise<boolean> {
  const { source, id, raw, headers, problem } = message;
  const { count } = await database().carrierMessage.createMany({
    data: {
      source,
      headers,
      problem,
      body: new Uint8Array(raw),
      dedupeKey: id ?? `sha256:${createHash('sha256').update(raw).digest('hex')}`,
      ...(problem === null ? {} : { status: 'failed', dueAt: null }),
    },
    skipDuplicates: true,
  });
  return count > 0;
}
