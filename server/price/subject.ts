import type { Subject } from '#server/api/declared-subject.ts';
import { beginAndEndPrices } from './begin-and-end-prices.ts';
import { priceRoutes } from './price-routes.ts';

export const priceSubject = {
  name: 'price',
  needs: ['stock'],
  tables: ['scheduled_price'],
  routes: priceRoutes,
  due: [beginAndEndPrices],
  dueIndexes: {
    'begin and end scheduled prices': ['scheduled_price_to_start', 'scheduled_price_to_end'],
  },
} satisfies Subject;
