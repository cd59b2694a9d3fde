import { settings } from '#server/config/settings.ts';
import { writeRows } from '#server/database/statement.ts';
import { securityLog } from '#server/security-log.ts';
import { staffIdleMs } from '#server/session/living/session-length.ts';

/** Opens the desk to confirmed addresses of MERCHANT_EMAILS. Nobody loses it by this. Idempotent. */
export async function appointMerchants(): Promise<void> {
  const { MERCHANT_EMAILS } = settings();
  if (MERCHANT_EMAILS.length === 0) return;
  const appointed = await writeRows<{ id: string }>`
    WITH appointed AS (
      UPDATE "user" SET roles = roles || '{owner}'
      WHERE email = ANY (${MERCHANT_EMAILS}::text[]) AND email_verified AND NOT roles @> '{owner}' RETURNING id
    ), shorter AS (
      UPDATE session SET expires_at = least(expires_at, clock_timestamp() + ${staffIdleMs} * interval '1 ms')
      FROM appointed WHERE session.user_id = appointed.id
    )
    SELECT id FROM appointed`;
  for (const _ of appointed) securityLog('account.changed', { what: 'owner' });
}
