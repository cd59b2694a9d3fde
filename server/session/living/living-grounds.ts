import { readRows } from '#server/engine/database/statement.ts';
import type { Ground } from '#server/session/ground.ts';

/** @returns which of these have not ended */
export async function livingGrounds(grounds: readonly Ground[]): Promise<ReadonlySet<Ground>> {
  const idsOf = (kind: string) =>
    grounds.filter((ground) => ground.startsWith(`${kind}:`)).map((ground) => ground.slice(kind.length + 1));
  const living = await readRows<{ ground: Ground }>`
    SELECT 'session:' || id AS ground FROM session
    WHERE id = ANY (${idsOf('session')}::text[]) AND expires_at > clock_timestamp()
    UNION ALL SELECT 'key:' || id FROM api_key
    WHERE id = ANY (${idsOf('key')}::text[]) AND revoked_at IS NULL
      AND (expires_at IS NULL OR expires_at > clock_timestamp())
    UNION ALL SELECT 'link:' || id FROM order_link
    WHERE id = ANY (${idsOf('link')}::text[]) AND revoked_at IS NULL AND expires_at > clock_timestamp()`;
  return new Set(living.map(({ ground }) => ground));
}
