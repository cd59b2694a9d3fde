import type { Subject } from '#server/api/declared-subject.ts';
import { questionLimits } from './limits.ts';
import { questionNotices } from './notices.ts';
import { questionPersonalData } from './personal-data.ts';
import { questionRoutes } from './question-routes.ts';
import { questionRetention } from './retention.ts';

export const questionSubject = {
  name: 'question',
  needs: ['person', 'retention', 'mail', 'session', 'notice', 'notice/words'],
  tables: ['question'],
  routes: questionRoutes,
  personal: questionPersonalData,
  retention: questionRetention,
  limits: questionLimits,
  notices: questionNotices,
} satisfies Subject;
