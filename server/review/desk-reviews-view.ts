import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import type { DeskWords } from '#contract/review/review.ts';
import type { PageOf } from '#contract/value/page-of.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { View } from '#contract/wire/views.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk, watchedBy } from '#server/session/can.ts';
import { onePage } from '#server/web/page-cursor.ts';
import { cursorOf, parseCursor } from '#server/web/shown-cursor.ts';
import { readDeskWords } from './desk-reviews.ts';

/** As many as anybody reads in one go; what is decided makes room for the next. */
const most = 50;

async function readView(db: Tx): Promise<Versioned<'desk-reviews'>> {
  // First: what is read after it may be newer than the version, never older.
  const [counted] = await db.$queryRaw<{ version: number }[]>`
    SELECT version FROM topic_version WHERE topic = 'desk-reviews'`;
  const [open] = await db.$queryRaw<{ count: number }[]>`
    SELECT ((SELECT count(*) FROM review WHERE state = 'waiting')
          + (SELECT count(*) FROM question WHERE state = 'waiting'))::int AS count`;
  const waiting = await readDeskWords(db, { state: 'waiting', limit: most, after: null });
  return { version: counted?.version ?? 0, data: { count: open?.count ?? 0, waiting } };
}

/** @throws AccessProblem for whoever may not */
export async function readDeskReviews(actor: Actor): Promise<View<'desk-reviews'>> {
  requireDesk(actor, 'review:decide');
  return { topic: deskTopicOf.reviews, ...(await readView(database())) };
}

const pageSize = 50;

/** A page of what is shown, or of what was refused, the newest decisions first. @throws AccessProblem for whoever may not */
export async function readDecided(
  actor: Actor,
  state: 'shown' | 'refused',
  cursor: string | undefined,
): Promise<PageOf<DeskWords>> {
  requireDesk(actor, 'review:decide');
  const found = await readDeskWords(database(), {
    state,
    limit: pageSize + 1,
    after: cursor === undefined ? null : parseCursor(cursor),
  });
  const { shown, nextCursor } = onePage(found, pageSize, ({ at, id }) => cursorOf(at, id));
  return { items: shown, nextCursor };
}

/** `desk-reviews`: for merchants. */
export const deskReviewsTopic: TopicSource<'desk-reviews'> = {
  kind: 'desk-reviews',
  ids: null,
  counted: true,
  read: async (db) => new Map([['', await readView(db)]]),
  ...watchedBy('review:decide'),
};

/** What was decided, with what is left to read. */
export async function withDeskReviews<T extends object>(
  decided: Decision<T, Problem>,
): Promise<Decision<T & { views: View[] }, Problem>> {
  if (!decided.ok) return decided;
  return accept({ ...decided.value, views: [{ topic: deskTopicOf.reviews, ...(await readView(database())) }] });
}
