import type { Subject } from '#server/api/declared-subject.ts';
import { forgetOldRows } from './forget-old.ts';

export const retentionSubject = {
  name: 'retention',
  due: [forgetOldRows],
} satisfies Subject;
