import type { Subject } from '#server/api/declared-subject.ts';
import { questionRoutes } from './question-routes.ts';

export const questionSubject = {
  name: 'question',
  routes: questionRoutes,
} satisfies Subject;
