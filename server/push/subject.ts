import type { Subject } from '#server/api/declared-subject.ts';
import { pushRoutes } from './push-routes.ts';
import { pushOutbox } from './send-due-push.ts';

export const pushSubject = {
  name: 'push',
  routes: pushRoutes,
  due: [pushOutbox.work],
  leftWork: [pushOutbox.release],
} satisfies Subject;
