import { accept, type Decision } from '#domain/decision.ts';
import { transaction } from '#server/engine/database/database.ts';
import { type Actor, requireAccount } from '#server/session/actor.ts';

/** Safe to repeat: the first request stays. @throws AccessProblem `signed_out` */
export async function askToBid(actor: Actor): Promise<Decision<{ personId: string }, never>> {
  const { personId } = requireAccount(actor);
  await transaction(
    (tx) => tx.$executeRaw`
      WITH asked AS (
        UPDATE person SET asked_to_bid_at = clock_timestamp()
        WHERE id = ${personId} AND bidding_paused_at IS NOT NULL AND asked_to_bid_at IS NULL RETURNING 1
      )
      INSERT INTO change (topic) SELECT 'desk' FROM asked`,
  );
  return accept({ personId });
}
