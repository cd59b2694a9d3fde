import type { Subject } from '#server/api/declared-subject.ts';
import { forgetOldRows } from './forget-old.ts';
import { frameRetention } from './rules-of-the-frame.ts';

export const retentionSubject = {
  name: 'retention',
  needs: ['person'],
  alsoWrites: ['idempotency_record', 'limit_count', 'person', 'user'],
  due: [forgetOldRows],
  retention: frameRetention,
} satisfies Subject;
