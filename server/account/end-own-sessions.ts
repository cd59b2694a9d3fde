import { readRows } from '#server/engine/database/statement.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { endSessions } from '#server/session/living/end-sessions.ts';
import { securityLog } from '#server/web/security-log.ts';

/** Ends one session of somebody's own, or all but the one that asks. Their sockets close at once. Idempotent. */
export async function endOwnSessions({ personId, sessionId }: PersonActor, only: string | undefined): Promise<void> {
  const own = await readRows<{ id: string }>`
    SELECT session.id FROM session JOIN person ON person.user_id = session.user_id
    WHERE person.id = ${personId}
      AND CASE WHEN ${only ?? null}::text IS NULL THEN session.id <> ${sessionId} ELSE session.id = ${only ?? null} END`;
  await endSessions(own.map(({ id }) => id));
  securityLog('auth.ended', { personId, what: only === undefined ? 'everywhere else' : 'one session' });
}
