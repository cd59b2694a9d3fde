import type { Subject } from '#server/api/declared-subject.ts';
import { releaseExpiredHolds } from './release-expired-holds.ts';
import { stockRoutes } from './stock-routes.ts';

export const stockSubject = {
  name: 'stock',
  routes: stockRoutes,
  due: [releaseExpiredHolds],
} satisfies Subject;
