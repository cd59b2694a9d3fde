import { database } from '#server/engine/database/database.ts';
import { writeRows } from '#server/engine/database/statement.ts';
import { demoPeople } from './demo-people.ts';

/** The simulated crowd's key. No other key may have this name. */
export const crowdKeyName = 'crowd';

/** Ends the sessions of demo people and their keys at every start, since the database may have been a demo's before. */
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
