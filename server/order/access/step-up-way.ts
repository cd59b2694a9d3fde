import type { StepUpWay } from '#contract/session/step-up.ts';
import { database } from '#server/engine/database/database.ts';
import { type OrderVisitor, ownsOrder } from '#server/order/link/order-access.ts';

/** A session this young is proof enough. */
const freshMinutes = 30;

/**
 * An owner proves nothing for half an hour, then gives the password; guests and bearers of a link give a mailed code.
 */
export async function stepUpWay({ actor }: OrderVisitor, publicId: string): Promise<StepUpWay> {
  if (actor.kind !== 'person' || !(await ownsOrder(actor, publicId))) return 'code';
  const fresh = await database().$queryRaw<unknown[]>`
    SELECT 1 FROM session
    WHERE id = ${actor.sessionId} AND created_at > clock_timestamp() - make_interval(mins => ${freshMinutes}::int)`;
  if (fresh.length > 0) return 'none';
  return actor.guest ? 'code' : 'password';
}
