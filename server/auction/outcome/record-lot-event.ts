import type { LotEventKind } from '#contract/auction/desk-lot.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { isStaff } from '#server/session/can.ts';

export interface LotEventRow {
  auctionId: string;
  kind: LotEventKind;
  /** As `lotActor` names them. */
  by: string;
  note?: string | undefined;
}

/** One row of a lot's audit, in the transaction of what it tells. Only the desk reads it. */
export async function recordLotEvent(tx: Tx, { auctionId, kind, by, note }: LotEventRow): Promise<void> {
  await tx.lotEvent.create({ data: { auctionId, kind, actor: by, note: note ?? null } });
}

export function lotActor(actor: Actor): string {
  if (actor.kind === 'key') return `key:${actor.name}`;
  return isStaff(actor) ? `desk:${actor.personId}` : 'system';
}
