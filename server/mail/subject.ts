import type { Subject } from '#server/api/declared-subject.ts';
import { mailRoutes } from './mail-routes.ts';
import { mailPersonalData } from './personal-data.ts';
import { mailRetention } from './retention.ts';
import { mailOutbox } from './send-due-email.ts';

export const mailSubject = {
  name: 'mail',
  needs: ['shop', 'person', 'retention'],
  tables: ['email'],
  routes: mailRoutes,
  due: [mailOutbox.work],
  dueIndexes: {
    'send due mail': ['email_due'],
  },
  leftWork: [mailOutbox.release],
  personal: mailPersonalData,
  retention: mailRetention,
} satisfies Subject;
