import type { Subject } from '#server/api/declared-subject.ts';

export const storageSubject = {
  name: 'storage',
  tables: ['stored_file'],
} satisfies Subject;
