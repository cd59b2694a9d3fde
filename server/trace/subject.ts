import type { Subject } from '#server/api/declared-subject.ts';
import { traceLimits } from './limits.ts';
import { traceRoutes } from './trace-routes.ts';

export const traceSubject = {
  name: 'trace',
  routes: traceRoutes,
  limits: traceLimits,
} satisfies Subject;
