import type { Subject } from '#server/api/declared-subject.ts';
import { accountRoutes } from './account-routes.ts';
import { accountTopic } from './account-view.ts';
import { meTopic } from './me-view.ts';
import { ownOrdersTopic } from './own-orders-view.ts';
import { ownSessionsTopic } from './own-sessions-view.ts';
import { accountPersonalData } from './personal-data.ts';

export const accountSubject = {
  name: 'account',
  needs: [
    'address',
    'shop',
    'person',
    'retention',
    'payment',
    'mail',
    'session',
    'catalogue',
    'bag',
    'wish-list',
    'notice',
    'order/payment',
    'auction',
    'alert',
    'shipping',
  ],
  tables: ['payment_method', 'person_address', 'saved_address'],
  alsoWrites: ['change', 'email', 'idempotency_record', 'person', 'user'],
  topics: [meTopic, accountTopic, ownSessionsTopic, ownOrdersTopic],
  routes: accountRoutes,
  personal: accountPersonalData,
} satisfies Subject;
