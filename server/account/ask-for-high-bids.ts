import { accept, type Decision } from '#domain/decision.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { type Actor, requireAccount } from '#server/session/actor.ts';

/** Asks the house for high bids, without how much: the desk sees no maximum. @throws AccessProblem `signed_out` */
export async function askForHighBids(actor: Actor): Promise<Decision<{ personId: string }, never>> {
  const { personId } = requireAccount(actor);
  await transaction(
    (tx) => tx.$executeRaw`
      WITH asked AS (
        UPDATE person SET high_bids_asked_at = clock_timestamp()
        WHERE id = ${personId} AND high_bids_asked_at IS NULL
          AND (high_bids_until IS NULL OR high_bids_until <= clock_timestamp()) RETURNING 1
      )
      INSERT INTO change (topic) SELECT 'desk' FROM asked`,
  );
  return accept({ personId });
}

export interface HighBids {
  askedAt: string | null;
  /** Until when the house lets them; null: it doesn't. */
  until: string | null;
}

export async function readHighBids(personId: string): Promise<HighBids> {
  const [row] = await database().$queryRaw<{ askedAt: Date | null; until: Date | null }[]>`
    SELECT high_bids_asked_at AS "askedAt", CASE WHEN high_bids_until > clock_timestamp() THEN high_bids_until END AS until
    FROM person WHERE id = ${personId}`;
  return { askedAt: row?.askedAt?.toISOString() ?? null, until: row?.until?.toISOString() ?? null };
}
