import type { Subject } from '#server/api/declared-subject.ts';
import { actsLog } from './acts-log.ts';
import { logRetention } from './retention.ts';

export const logSubject = {
  name: 'log',
  needs: ['retention'],
  tables: ['desk_act'],
  log: [actsLog],
  retention: logRetention,
} satisfies Subject;
