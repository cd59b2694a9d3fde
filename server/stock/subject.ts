import type { Subject } from '#server/api/declared-subject.ts';
import { releaseExpiredHolds } from './release-expired-holds.ts';
import { stockRoutes } from './stock-routes.ts';

export const stockSubject = {
  name: 'stock',
  needs: ['session'],
  tables: ['numbered_piece', 'reservation', 'variant'],
  routes: stockRoutes,
  due: [releaseExpiredHolds],
  dueIndexes: {
    'release expired holds': ['reservation_expires_at_idx'],
  },
} satisfies Subject;
