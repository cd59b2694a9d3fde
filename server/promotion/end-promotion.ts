import { database } from '#server/engine/database/database.ts';
import { notFound } from '#server/web/problem.ts';

/** Ends a promotion: orders that stand keep what it took off. Idempotent. @throws AccessProblem `not_found` */
export async function endPromotion(id: string): Promise<{ ended: true }> {
  const count = await database().$executeRaw`
    UPDATE promotion SET version = version + 1, ends_at = clock_timestamp(),
      starts_at = CASE WHEN starts_at < clock_timestamp() THEN starts_at END
    WHERE id = ${id} AND (ends_at IS NULL OR ends_at > clock_timestamp())`;
  if (count === 0 && !(await database().promotion.findUnique({ where: { id }, select: { id: true } })))
    throw notFound('promotion');
  return { ended: true };
}
