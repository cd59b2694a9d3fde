import { AsyncLocalStorage } from 'node:async_hooks';
import { databaseNow } from '#server/database/clock.ts';
import { processWide } from '#server/process/process-wide.ts';

export interface PageReads {
  topics: Set<string>;
  /** Until when it is true without any commit, in epoch milliseconds of this machine's clock. */
  until: number;
}

const rendering = processWide('page-reads', () => new AsyncLocalStorage<PageReads>());

/**
 * Every view reader says what it reads: a page kept in memory is dropped when one of its topics
 * changes. A page that says nothing is not kept.
 *
 * @param until when it will look different by the clock alone, by the database's time: a lot opens, a
 *   price drops. What is past says nothing.
 */
export function reads(topic: string, { until }: { until?: Date | null } = {}): void {
  const page = rendering.getStore();
  if (!page) return;
  page.topics.add(topic);
  if (!until) return;
  const inMs = until.getTime() - databaseNow().getTime();
  if (inMs > 0) page.until = Math.min(page.until, Date.now() + inMs);
}

/** Notes what another process has read for the page that is being rendered. */
export function readsElsewhere({ topics, until }: PageReads): void {
  const page = rendering.getStore();
  if (!page) return;
  for (const topic of topics) page.topics.add(topic);
  page.until = Math.min(page.until, until);
}

/** Collects in `page` what `work` reads. */
export const whileRendering = <T>(page: PageReads, work: () => T): T => rendering.run(page, work);
