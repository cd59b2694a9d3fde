import type { Subject } from '#server/api/declared-subject.ts';

export const vatNumberSubject = {
  name: 'vat-number',
} satisfies Subject;
