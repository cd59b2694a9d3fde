import type { Subject } from '#server/api/declared-subject.ts';
import { vatNumberLimits } from './limits.ts';

export const vatNumberSubject = {
  name: 'vat-number',
  needs: ['shop'],
  tables: ['vat_check'],
  limits: vatNumberLimits,
} satisfies Subject;
