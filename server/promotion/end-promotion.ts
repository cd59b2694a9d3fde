import { database } from '#server/database/database.ts';

/** Ends a promotion: orders that stand keep what it took off. Idempotent. */
export async function endPromotion(id: string): Promise<{ ended: true }> {
  await database().$executeRaw`
    UPDATE promotion SET version = version + 1, ends_at = clock_timestamp(),
      starts_at = CASE WHEN starts_at < clock_timestamp() THEN starts_at END
    WHERE id = ${id} AND (ends_at IS NULL OR ends_at > clock_timestamp())`;
  return { ended: true };
}
