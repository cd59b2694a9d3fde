import type { Subject } from '#server/api/declared-subject.ts';
import { mailOutbox } from './send-due-email.ts';

export const mailSubject = {
  name: 'mail',
  due: [mailOutbox.work],
  leftWork: [mailOutbox.release],
} satisfies Subject;
