import type { Subject } from '#server/api/declared-subject.ts';
import { apiKeyRoutes } from './api-key-routes.ts';
import { endDueKeys } from './end-due-keys.ts';

export const apiKeySubject = {
  name: 'api-key',
  needs: ['session'],
  tables: ['api_key'],
  routes: apiKeyRoutes,
  due: [endDueKeys],
  dueIndexes: {
    'end keys': ['api_key_to_end'],
  },
} satisfies Subject;
