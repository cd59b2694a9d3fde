import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import type { View } from '#contract/wire/views.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';

/** A queue so long that its reader's place no longer matters by one. */
const most = 200;

async function readPackingQueue(db: Tx): Promise<Versioned<'bench'>> {
  // First: what is read after it may be newer than the version, never older.
  const [counted] = await db.$queryRaw<{ version: number }[]>`
    SELECT version FROM topic_version WHERE topic = 'bench'`;
  const waiting = await db.order.findMany({
    where: { status: { in: ['authorised', 'paid'] } },
    select: { placedAt: true },
    orderBy: { placedAt: 'asc' },
    take: most,
  });
  const waitingSince = waiting.map(({ placedAt }) => placedAt.toISOString());
  return { version: counted?.version ?? 0, data: { waitingSince } };
}

export async function readPackingQueueView(): Promise<View<'bench'>> {
  return { topic: deskTopicOf.bench, ...(await readPackingQueue(database())) };
}

/** `bench`: public, and of nobody in particular. */
export const packingQueueTopic: TopicSource<'bench'> = {
  kind: 'bench',
  ids: null,
  shared: true,
  counted: true,
  read: async (db) => new Map([['', await readPackingQueue(db)]]),
  allow: () => null,
};
