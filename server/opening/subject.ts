import type { Subject } from '#server/api/declared-subject.ts';
import { openingTopic } from './opening-view.ts';

export const openingSubject = {
  name: 'opening',
  needs: ['payment', 'session'],
  topics: [openingTopic],
} satisfies Subject;
