import { database } from '#server/database/database.ts';
import { writeRows } from '#server/database/statement.ts';
import { demoPeople } from './demo-people.ts';

/** The simulated crowd's key. No other key may have this name. */
export const crowdKeyName = 'crowd';

/**
 * A shop that is no demo has no demo people: their sessions end, and the crowd's key and those that they made open nothing any more. At every
 * start, since the database may have been a demo's before. That they can't sign in again is `auth`'s.
 */
export async function endDemo(): Promise<void> {
  const emails = demoPeople.map(({ email }) => email);
  await writeRows`
    DELETE FROM session USING "user"
    WHERE "user".id = session.user_id AND "user".email = ANY (${emails}::text[])`;
  const makers = await database().user.findMany({ where: { email: { in: emails } }, select: { id: true } });
  await database().apiKey.updateMany({
    where: { OR: [{ name: crowdKeyName }, { madeBy: { in: makers.map(({ id }) => id) } }], revokedAt: null },
    data: { revokedAt: new Date() },
  });
}
