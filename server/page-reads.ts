import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from '#server/process-wide.ts';

/** What a page that is being rendered has read so far. */
export interface PageReads {
  /** The topics read, with the count of changes known when each was first read. */
  topics: Map<string, number>;
  changesSoFar: () => number;
}

const rendering = processWide('page-reads', () => new AsyncLocalStorage<PageReads>());

/**
 * Every view reader says what it is about to read, before it reads: a page kept in memory is dropped
 * when one of its topics changes. A page that says nothing is not kept.
 */
export function reads(topic: string): void {
  const page = rendering.getStore();
  if (page && !page.topics.has(topic)) page.topics.set(topic, page.changesSoFar());
}

export const whileRendering = <T>(page: PageReads, work: () => T): T => rendering.run(page, work);
