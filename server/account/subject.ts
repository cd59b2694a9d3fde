import type { Subject } from '#server/api/declared-subject.ts';
import { accountRoutes } from './account-routes.ts';
import { accountTopic } from './account-view.ts';
import { meTopic } from './me-view.ts';
import { ownOrdersTopic } from './own-orders-view.ts';
import { ownSessionsTopic } from './own-sessions-view.ts';

export const accountSubject = {
  name: 'account',
  topics: [meTopic, accountTopic, ownSessionsTopic, ownOrdersTopic],
  routes: accountRoutes,
} satisfies Subject;
