/**
 * Which history the database tells (docs/decisions/021). After a backup was restored, versions begin again
 * where the backup ends: what a process or a page holds is then of another history, and no version says so.
 */
import { readRows, writeRows } from '#server/engine/database/statement.ts';
import { log } from '#server/engine/process/log.ts';
import { processWide } from '#server/engine/process/process-wide.ts';

const known = processWide('history', () => ({ epoch: '', listeners: new Set<() => void>() }));

/** The epoch that this process knows of; empty before the first look. */
export const history = (): string => known.epoch;

/** Called when the database turns out to tell another history than before. @returns stops it */
export function onAnotherHistory(listener: () => void): () => void {
  known.listeners.add(listener);
  return () => known.listeners.delete(listener);
}

/** Looks which history the database tells. One that is a copy of where its epoch was made begins a new one. */
export async function lookAtHistory(): Promise<void> {
  const [row] = await readRows<{ epoch: string; moved: boolean; isNew: boolean }>`
    SELECT epoch, place IS DISTINCT FROM history_place() AS moved, place IS NULL AS "isNew" FROM shop_history`;
  if (row && !row.moved) return learnHistory(row.epoch);
  if (row && !row.isNew) log().warn('the database is a copy, or was restored: its history begins anew');
  await writeRows`INSERT INTO shop_history (epoch) VALUES ('') ON CONFLICT DO NOTHING`;
  // Of several processes that find it so, one renews it.
  await writeRows`SELECT renew_history(only_elsewhere => true)`;
  const [now] = await readRows<{ epoch: string }>`SELECT epoch FROM shop_history`;
  learnHistory(now?.epoch ?? '');
}

/** From here on this is the history that the database tells. */
export function learnHistory(epoch: string): void {
  const before = known.epoch;
  known.epoch = epoch;
  if (before === '' || before === epoch) return;
  log().warn('the database tells another history of the shop: whatever was held of it is read anew');
  for (const listener of known.listeners) listener();
}

/**
 * Begins another history: pages that are open and processes that run let go of what they hold. Whoever restores a backup
 * calls it afterwards.
 */
export async function renewHistory(): Promise<void> {
  await writeRows`SELECT renew_history()`;
  await lookAtHistory();
}
