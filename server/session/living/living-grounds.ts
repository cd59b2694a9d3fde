import { readRows } from '#server/engine/database/statement.ts';
import type { Ground } from '#server/session/ground.ts';

/**
 * Finds what surely lets in to the same as before. Not a session of the shop's people: their roles may have changed since.
 *
 * @returns which of these have not ended
 */
export async function livingGrounds(grounds: readonly Ground[]): Promise<ReadonlySet<Ground>> {
  const idsOf = (kind: string) =>
    grounds.filter((ground) => ground.startsWith(`${kind}:`)).map((ground) => ground.slice(kind.length + 1));
  const living = await readRows<{ ground: Ground }>`
    SELECT 'session:' || session.id AS ground FROM session JOIN "user" ON "user".id = session.user_id
    WHERE session.id = ANY (${idsOf('session')}::text[]) AND session.expires_at > clock_timestamp()
      AND "user".roles = '{}'
    UNION ALL SELECT 'key:' || id FROM api_key
    WHERE id = ANY (${idsOf('key')}::text[]) AND revoked_at IS NULL
      AND (expires_at IS NULL OR expires_at > clock_timestamp())
    UNION ALL SELECT 'link:' || id FROM order_link
    WHERE id = ANY (${idsOf('link')}::text[]) AND revoked_at IS NULL AND expires_at > clock_timestamp()`;
  return new Set(living.map(({ ground }) => ground));
}
