import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from '#server/process-wide.ts';

const rendering = processWide('page-reads', () => new AsyncLocalStorage<Set<string>>());

/**
 * Every view reader says what it reads: a page kept in memory is dropped when one of its topics
 * changes. A page that says nothing is not kept.
 */
export function reads(topic: string): void {
  rendering.getStore()?.add(topic);
}

/** Collects in `topics` what `work` reads. */
export const whileRendering = <T>(topics: Set<string>, work: () => T): T => rendering.run(topics, work);
