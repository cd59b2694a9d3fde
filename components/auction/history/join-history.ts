import type { HistoryEntry } from '#contract/auction/auction.ts';

/** The older stretch is dropped where bids between are missing: it can be fetched again. */
export function joinHistory(newer: readonly HistoryEntry[], older: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const end = newer.at(-1)?.seq;
  const begin = older[0]?.seq;
  if (end === undefined) return older;
  if (begin === undefined || begin < end - 1) return newer;
  return [...newer, ...older.filter(({ seq }) => seq < end)];
}
