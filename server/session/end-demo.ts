import { database } from '#server/database/database.ts';
import { writeRows } from '#server/database/statement.ts';
import { demoPeople } from './demo-people.ts';
import { publishSessionEnd } from './session-end.ts';

/** The simulated crowd's key. No other key may have this name. */
export const crowdKeyName = 'crowd';

/**
 * A shop that is no demo has no demo people: their sessions end, and the crowd's key opens nothing any more. At every
 * start, since the database may have been a demo's before. That they can't sign in again is `auth`'s.
 */
export async function endDemo(): Promise<void> {
  const emails = demoPeople.map(({ email }) => email);
  const ended = await writeRows<{ id: string }>`
    DELETE FROM session USING "user"
    WHERE "user".id = session.user_id AND "user".email = ANY (${emails}::text[]) RETURNING session.id`;
  for (const { id } of ended) publishSessionEnd(id);
  await database().apiKey.updateMany({
    where: { name: crowdKeyName, revokedAt: null },
    data: { revokedAt: new Date() },
  });
}
