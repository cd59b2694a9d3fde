import type { Subject } from '#server/api/declared-subject.ts';
import { noticeRoutes } from './notice-routes.ts';
import { ownNoticesTopic } from './own-notices-view.ts';
import { noticePersonalData } from './personal-data.ts';
import { noticeRetention } from './retention.ts';

export const noticeSubject = {
  name: 'notice',
  layers: { words: 'mail' },
  needs: ['person', 'retention', 'mail', 'order/confirmation', 'order/link', 'session'],
  tables: ['notice', 'notice_preference'],
  alsoWrites: ['email', 'push'],
  topics: [ownNoticesTopic],
  routes: noticeRoutes,
  personal: noticePersonalData,
  retention: noticeRetention,
} satisfies Subject;
