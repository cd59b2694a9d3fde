import type { Subject } from '#server/api/declared-subject.ts';

export const discoverySubject = {
  name: 'discovery',
} satisfies Subject;
