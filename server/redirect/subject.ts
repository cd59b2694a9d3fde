import type { Subject } from '#server/api/declared-subject.ts';
import { redirectRoutes } from './redirect-routes.ts';

export const redirectSubject = {
  name: 'redirect',
  needs: ['mail'],
  tables: ['redirect'],
  routes: redirectRoutes,
} satisfies Subject;
