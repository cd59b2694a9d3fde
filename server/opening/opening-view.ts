import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { checkoutIsOpen } from '#server/payment/why-checkout-is-closed.ts';
import { readOpensAt } from './opens-at.ts';

async function readView(db: Tx): Promise<Versioned<'opening'>> {
  // First: what is read after it may be newer than the version, never older.
  const [counted] = await db.$queryRaw<{ version: number }[]>`
    SELECT version FROM topic_version WHERE topic = 'opening'`;
  const [shop] = await db.$queryRaw<{ open: boolean }[]>`SELECT ${checkoutIsOpen()} AS open`;
  const opensAt = await readOpensAt(db);
  return {
    version: counted?.version ?? 0,
    data: { open: shop?.open ?? false, opensAt: opensAt?.toISOString() ?? null },
  };
}

/** Returns whether anything can be bought and when the shop opens, for a page that has to say so. */
export async function readOpening(): Promise<View<'opening'>> {
  const view = { topic: topicOf.opening, ...(await readView(database())) } as const;
  const { opensAt } = view.data;
  reads(topicOf.opening, { until: opensAt === null ? null : new Date(opensAt) });
  return view;
}

/** `opening`: public. */
export const openingTopic: TopicSource<'opening'> = {
  kind: 'opening',
  ids: null,
  shared: true,
  counted: true,
  read: async (db) => new Map([['', await readView(db)]]),
  allow: () => null,
};
