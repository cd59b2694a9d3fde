import { shelfStep } from '#contract/search/shelf-limits.ts';
import type { MoreCells } from '#contract/search/shelf-page.ts';
import { notFound } from '#server/web/problem.ts';
import type { FacetValue } from './facet-count.ts';
import { requiredPlace } from './shelf-cursor.ts';
import { queryOfKey, readShelfList, sortOf } from './shelf-list.ts';
import { readCells } from './shelf-page.ts';

interface Asked {
  key: string;
  after?: string | undefined;
  newest?: number | undefined;
}

/** @throws AccessProblem `not_found` for a list that has no such name, `invalid` for a cursor that isn't of its order */
export async function readMoreCells({ key, after, newest }: Asked): Promise<MoreCells> {
  const { query, collection } = listOf(key);
  const limit = newest ?? shelfStep;
  const list = await readShelfList({ ...query, after: '' }, collection, {
    limit: limit + 1,
    ...(newest === undefined ? {} : { sort: 'newest' }),
    ...(after === undefined ? {} : { after: requiredPlace(after, sortOf(query)) }),
  });
  return readCells(list, limit);
}

export async function readValues(key: string, facet: 'form' | 'material' | 'maker'): Promise<FacetValue[]> {
  const { query, collection } = listOf(key);
  const { found } = await readShelfList(query, collection, { limit: 0 });
  return found.facets[facet];
}

function listOf(key: string) {
  const list = queryOfKey(key);
  if (!list) throw notFound('list');
  return list;
}
