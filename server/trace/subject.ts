import type { Subject } from '#server/api/declared-subject.ts';
import { traceRoutes } from './trace-routes.ts';

export const traceSubject = {
  name: 'trace',
  routes: traceRoutes,
} satisfies Subject;
