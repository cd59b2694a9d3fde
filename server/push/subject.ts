import type { Subject } from '#server/api/declared-subject.ts';
import { pushPersonalData } from './personal-data.ts';
import { pushRoutes } from './push-routes.ts';
import { pushRetention } from './retention.ts';
import { pushOutbox } from './send-due-push.ts';

export const pushSubject = {
  name: 'push',
  needs: ['person', 'retention', 'mail', 'notice/words'],
  tables: ['push', 'push_subscription'],
  routes: pushRoutes,
  due: [pushOutbox.work],
  dueIndexes: {
    'send due pushes': ['push_due'],
  },
  leftWork: [pushOutbox.release],
  personal: pushPersonalData,
  retention: pushRetention,
} satisfies Subject;
