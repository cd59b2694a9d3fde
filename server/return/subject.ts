import type { Subject } from '#server/api/declared-subject.ts';
import { returnRoutes } from './return-routes.ts';

export const returnSubject = {
  name: 'return',
  layers: { state: 'alert' },
  routes: returnRoutes,
} satisfies Subject;
