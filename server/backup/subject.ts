import type { Subject } from '#server/api/declared-subject.ts';

export const backupSubject = {
  name: 'backup',
  needs: ['storage'],
} satisfies Subject;
