import type { Subject } from '#server/api/declared-subject.ts';
import { facetsTopic } from './facets-view.ts';
import { searchRoutes } from './search-routes.ts';

export const searchSubject = {
  name: 'search',
  needs: ['catalogue', 'auction'],
  alsoWrites: ['product'],
  topics: [facetsTopic],
  routes: searchRoutes,
} satisfies Subject;
