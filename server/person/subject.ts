import type { Subject } from '#server/api/declared-subject.ts';

export const personSubject = {
  name: 'person',
} satisfies Subject;
