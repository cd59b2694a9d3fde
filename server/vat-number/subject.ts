import type { Subject } from '#server/api/declared-subject.ts';

export const vatNumberSubject = {
  name: 'vat-number',
  needs: ['shop'],
  tables: ['vat_check'],
} satisfies Subject;
