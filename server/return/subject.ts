import type { Subject } from '#server/api/declared-subject.ts';
import { returnLimits } from './limits.ts';
import { returnNotices } from './notices.ts';
import { returnPersonalData } from './personal-data.ts';
import { returnRoutes } from './return-routes.ts';

export const returnSubject = {
  name: 'return',
  layers: { state: 'alert' },
  needs: [
    'stored',
    'storage',
    'address',
    'shop',
    'person',
    'vat-number',
    'session',
    'stock',
    'bag',
    'notice',
    'notice/words',
    'invoice',
    'order',
    'shipping',
  ],
  tables: ['order_return', 'return_line'],
  alsoWrites: ['order_line', 'orders', 'shipment'],
  routes: returnRoutes,
  personal: returnPersonalData,
  limits: returnLimits,
  notices: returnNotices,
  noticesUnder: 'orders',
} satisfies Subject;
