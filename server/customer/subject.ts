import type { Subject } from '#server/api/declared-subject.ts';
import { countManyCustomers } from './count-customers.ts';
import { customerRoutes } from './customer-routes.ts';
import { customerPersonalData } from './personal-data.ts';

export const customerSubject = {
  name: 'customer',
  layers: { block: 'session' },
  needs: ['shop', 'person', 'retention', 'session', 'account'],
  tables: ['customer', 'customer_note', 'customer_change'],
  alsoWrites: ['orders', 'person'],
  routes: customerRoutes,
  due: [countManyCustomers],
  dueIndexes: { 'count customers': ['customer_change_pkey'] },
  personal: customerPersonalData,
} satisfies Subject;
