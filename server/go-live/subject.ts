import type { Subject } from '#server/api/declared-subject.ts';
import { goLiveRoutes } from './go-live-routes.ts';

export const goLiveSubject = {
  name: 'go-live',
  needs: ['shop', 'payment'],
  routes: goLiveRoutes,
} satisfies Subject;
