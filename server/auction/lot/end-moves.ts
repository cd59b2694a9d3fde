import type { EndMove } from '#domain/auction/verify-record.ts';
import { recordLotEvent } from '#server/auction/outcome/record-lot-event.ts';
import type { Tx } from '#server/engine/database/database.ts';

/** The record needs the house's moves of an end: a later end would follow from no bid. @param from the end before */
export async function recordEndMove(
  tx: Tx,
  auctionId: string,
  { from, to, why }: { from: number; to: number; why: string },
): Promise<void> {
  const iso = (at: number) => new Date(at).toISOString();
  await recordLotEvent(tx, { auctionId, kind: 'end_moved', by: 'system', note: `${iso(from)} to ${iso(to)}: ${why}` });
}

export async function readEndMoves(tx: Tx, auctionId: string): Promise<EndMove[]> {
  const events = await tx.lotEvent.findMany({
    where: { auctionId, kind: 'end_moved' },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return events.flatMap(({ at, note }) => {
    const [, from, to] = /^(\S+Z) to (\S+Z): /.exec(note ?? '') ?? [];
    return from && to ? [{ at: at.getTime(), from: Date.parse(from), to: Date.parse(to) }] : [];
  });
}
