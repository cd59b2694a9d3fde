import { longestShelfKey } from '#contract/search/shelf-key.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { countsOf, queryOfKey, readShelfList } from './shelf-list.ts';

/** Its version is that of the index: what was counted later is never older. */
async function readFacets(_db: Tx, keys: string[]): Promise<Map<string, Versioned<'facets'>>> {
  const views = new Map<string, Versioned<'facets'>>();
  for (const key of keys) {
    const asked = queryOfKey(key);
    if (!asked) continue;
    const { found, version } = await readShelfList(asked.query, asked.collection, { limit: 0 });
    views.set(key, { version, data: countsOf(found, asked.query) });
  }
  return views;
}

export const facetsTopic: TopicSource<'facets'> = {
  kind: 'facets',
  // A list is named by what it asks for.
  ids: new RegExp(`^[A-Za-z0-9_-]{1,${longestShelfKey}}$`),
  read: readFacets,
  allow: () => null,
  after: { topics: ['shelf', 'pieces', 'lots'], everyMs: 1_000 },
};
