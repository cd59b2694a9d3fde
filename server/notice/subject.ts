import type { Subject } from '#server/api/declared-subject.ts';
import { noticeRoutes } from './notice-routes.ts';
import { ownNoticesTopic } from './own-notices-view.ts';

export const noticeSubject = {
  name: 'notice',
  layers: { words: 'mail' },
  topics: [ownNoticesTopic],
  routes: noticeRoutes,
} satisfies Subject;
