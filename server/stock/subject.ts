import type { Subject } from '#server/api/declared-subject.ts';
import { stockLog } from './log.ts';
import { releaseExpiredHolds } from './release-expired-holds.ts';
import { stockRoutes } from './stock-routes.ts';

export const stockSubject = {
  name: 'stock',
  needs: ['log', 'session'],
  tables: ['numbered_piece', 'reservation', 'variant'],
  routes: stockRoutes,
  log: [stockLog],
  due: [releaseExpiredHolds],
  dueIndexes: {
    'release expired holds': ['reservation_expires_at_idx'],
  },
} satisfies Subject;
