import { AsyncLocalStorage } from 'node:async_hooks';
import { databaseNow } from '#server/engine/database/clock.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import type { PageParts, PageReads } from './page-parts.ts';

interface Rendering extends PageReads {
  /** What earlier renderings have read; left out where nobody tells it of changes. */
  parts?: PageParts | undefined;
  forMachines?: string;
  beforePaint?: string;
}

const rendering = processWide('page-reads', () => new AsyncLocalStorage<Rendering>());

/**
 * Every view reader says what it reads: a page kept in memory is dropped when one of its topics
 * changes. A page that says nothing is not kept.
 *
 * @param until when it will look different by the clock alone, by the database's time: something opens or
 *   ends. What is past says nothing.
 */
export function reads(topic: string, { until }: { until?: Date | null } = {}): void {
  const page = rendering.getStore();
  if (!page) return;
  page.topics.add(topic);
  if (!until) return;
  const inMs = until.getTime() - databaseNow().getTime();
  if (inMs > 0) page.until = Math.min(page.until, Date.now() + inMs);
}

/**
 * Says what search engines read of the page: it is put into the page when it is kept (`render-page.ts`). As an element of
 * the page it would be sent twice, for the browser rebuilds each. A page that isn't kept has none.
 * @param text JSON that doesn't end a script
 */
export function tellMachines(text: string): void {
  const page = rendering.getStore();
  if (page) page.forMachines = text;
}

/** What the rendering that is under way has said for machines so far. */
export const toldMachines = (): string | undefined => rendering.getStore()?.forMachines;

/**
 * Gives a script that runs in the page's head, before its first paint, for what only the reader's browser knows. A page that
 * isn't kept has none: it is rendered for its reader.
 * @param script without a `<` that could end it
 */
export function runBeforePaint(script: string): void {
  const page = rendering.getStore();
  if (page) page.beforePaint = script;
}

/** The script that the rendering under way has given so far. */
export const scriptBeforePaint = (): string | undefined => rendering.getStore()?.beforePaint;

/** Notes what another process has read for the page that is being rendered. */
export function readsElsewhere({ topics, until }: PageReads): void {
  const page = rendering.getStore();
  if (!page) return;
  for (const topic of topics) page.topics.add(topic);
  page.until = Math.min(page.until, until);
}

/**
 * Reads a part of a page that changes less often than the page: while one is rendered, what an earlier rendering has read
 * is given again, unless a topic that it read has changed since. Elsewhere it is read each time.
 *
 * @param key names the part and all that decides what is read, but for what its topics tell of
 * @returns what is shared with other pages: not to be written to
 */
export async function readPart<T>(key: string, read: () => Promise<T>): Promise<T> {
  const parts = rendering.getStore()?.parts;
  if (!parts) return read();
  const part = await parts.take(key, (noted) => rendering.run(noted, read));
  readsElsewhere(part.read);
  return part.value;
}

/** Collects in `page` what `work` reads. Its parts are those of the rendering that it is a step of. */
export function whileRendering<T>(page: PageReads, work: () => T, parts = rendering.getStore()?.parts): T {
  return rendering.run(Object.assign(page, { parts }), work);
}
