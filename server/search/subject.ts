import type { Subject } from '#server/api/declared-subject.ts';
import { facetsTopic } from './facets-view.ts';
import { searchLimits } from './limits.ts';
import { searchRoutes } from './search-routes.ts';

export const searchSubject = {
  name: 'search',
  needs: ['catalogue', 'auction'],
  alsoWrites: ['product'],
  topics: [facetsTopic],
  routes: searchRoutes,
  limits: searchLimits,
} satisfies Subject;
