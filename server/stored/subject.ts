import type { Subject } from '#server/api/declared-subject.ts';

export const storedSubject = {
  name: 'stored',
} satisfies Subject;
