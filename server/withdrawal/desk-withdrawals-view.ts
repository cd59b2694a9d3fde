import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import type { View } from '#contract/wire/views.ts';
import type { DeskWithdrawals } from '#contract/withdrawal/desk-withdrawals.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk, watchedBy } from '#server/session/can.ts';

async function readView(db: Tx): Promise<Versioned<'desk-withdrawals'>> {
  // First: what is read after it may be newer than the version, never older.
  const [counted] = await db.$queryRaw<{ version: number }[]>`
    SELECT version FROM topic_version WHERE topic = 'desk-withdrawals'`;
  const [counts] = await db.$queryRaw<DeskWithdrawals[]>`
    SELECT count(*) FILTER (WHERE status = 'to_match')::int AS "toMatch",
      count(*) FILTER (WHERE status = 'to_refund')::int AS "toRefund",
      count(*) FILTER (WHERE status = 'not_applicable')::int AS "notApplicable",
      count(*) FILTER (WHERE status = 'no_order')::int AS "noOrder", count(*)::int AS "all"
    FROM withdrawal`;
  const none = { toMatch: 0, toRefund: 0, notApplicable: 0, noOrder: 0, all: 0 };
  return { version: counted?.version ?? 0, data: counts ?? none };
}

/** @throws AccessProblem for whoever may not */
export async function readDeskWithdrawals(actor: Actor): Promise<View<'desk-withdrawals'>> {
  requireDesk(actor, 'withdrawal:handle');
  return { topic: deskTopicOf.withdrawals, ...(await readView(database())) };
}

/** `desk-withdrawals`: for merchants. */
export const deskWithdrawalsTopic: TopicSource<'desk-withdrawals'> = {
  kind: 'desk-withdrawals',
  ids: null,
  counted: true,
  read: async (db) => new Map([['', await readView(db)]]),
  ...watchedBy('withdrawal:handle'),
};
