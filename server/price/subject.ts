import type { Subject } from '#server/api/declared-subject.ts';
import { beginAndEndPrices } from './begin-and-end-prices.ts';
import { priceLog } from './log.ts';
import { priceRoutes } from './price-routes.ts';

export const priceSubject = {
  name: 'price',
  needs: ['log', 'stock'],
  tables: ['scheduled_price'],
  routes: priceRoutes,
  log: [priceLog],
  due: [beginAndEndPrices],
  dueIndexes: {
    'begin and end scheduled prices': ['scheduled_price_to_start', 'scheduled_price_to_end'],
  },
} satisfies Subject;
