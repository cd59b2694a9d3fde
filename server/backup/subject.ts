import type { Subject } from '#server/api/declared-subject.ts';

export const backupSubject = {
  name: 'backup',
} satisfies Subject;
