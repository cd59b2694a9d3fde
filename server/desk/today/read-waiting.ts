import { type WaitingWork, waitingKinds } from '#contract/desk/waiting.ts';
import { readSql } from '#server/engine/database/statement.ts';
import type { Actor } from '#server/session/actor.ts';
import { can } from '#server/session/can.ts';
import { waitingSources } from './waiting-sources.ts';

type Row = Partial<Omit<WaitingWork, 'due' | 'since' | 'kind'>> & { due?: Date | null; since?: Date | null };

/** What waits for whoever looks, by what runs out first; without a deadline, last. What they may not do isn't told. */
export async function readWaiting(actor: Actor): Promise<WaitingWork[]> {
  const found = await Promise.all(
    waitingKinds
      .filter((kind) => can(actor, waitingSources[kind].needs))
      .map(async (kind): Promise<WaitingWork | null> => {
        const [row] = await readSql<Row>(waitingSources[kind].rows);
        if (!row?.count) return null;
        const { due, since, ...rest } = row;
        const none = {
          promised: null,
          first: null,
          firstRef: null,
          amount: null,
          currency: null,
          left: null,
          sold: null,
        };
        return {
          ...none,
          images: [],
          ...rest,
          kind,
          count: row.count,
          due: due?.toISOString() ?? null,
          since: since?.toISOString() ?? null,
        };
      }),
  );
  const last = '9';
  return found.filter((work) => work !== null).toSorted((a, b) => ((a.due ?? last) < (b.due ?? last) ? -1 : 1));
}
