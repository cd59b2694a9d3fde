import type { OwnSessions } from '#contract/account/account.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { browserName } from '#server/session/sign-in/browser-name.ts';
import { topicOfPerson } from '#server/session/topic-of-person.ts';

interface Row {
  personId: string;
  version: number;
  id: string | null;
  userAgent: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** So many of an account's sessions are listed, those used last. */
const mostShown = 50;

/** Where each person's account is signed in. A guest's browser isn't signed in anywhere. */
export async function readOwnSessions(db: Tx, personIds: string[]): Promise<Map<string, Versioned<'my-sessions'>>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT person.id AS "personId", person.version, living.id, living.user_agent AS "userAgent",
           living.created_at AS "createdAt", living.updated_at AS "updatedAt"
    FROM person
    LEFT JOIN "user" ON "user".id = person.user_id AND "user".is_anonymous IS NOT TRUE
    LEFT JOIN LATERAL (
      SELECT id, user_agent, created_at, updated_at FROM session
      WHERE user_id = "user".id AND expires_at > clock_timestamp()
      ORDER BY updated_at DESC, id LIMIT ${mostShown}
    ) AS living ON true
    WHERE person.id = ANY (${personIds}::text[]) ORDER BY living.updated_at DESC, living.id`;
  const views = new Map<string, { version: number; data: OwnSessions }>();
  for (const { personId, version, ...session } of rows) {
    const view = views.get(personId) ?? { version, data: { sessions: [] } };
    if (session.id !== null) view.data.sessions.push(shown(session, session.id));
    views.set(personId, view);
  }
  return views;
}

const shown = ({ userAgent, createdAt, updatedAt }: Omit<Row, 'personId' | 'version'>, id: string) => ({
  id,
  browser: browserName(userAgent),
  since: createdAt.toISOString(),
  usedAt: updatedAt.toISOString(),
});

// Not in `me`: a program that watches one's bag needs no list of one's browsers.
const { partOf: _, ...source } = topicOfPerson('my-sessions', readOwnSessions);
export const ownSessionsTopic: TopicSource<'my-sessions'> = source;
