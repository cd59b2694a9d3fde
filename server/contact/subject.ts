import type { Subject } from '#server/api/declared-subject.ts';
import { contactRoutes } from './contact-routes.ts';
import { contactLimits } from './limits.ts';
import { contactPersonalData } from './personal-data.ts';
import { contactRetention } from './retention.ts';

export const contactSubject = {
  name: 'contact',
  needs: ['shop', 'person', 'retention', 'mail', 'session'],
  tables: ['contact_message'],
  routes: contactRoutes,
  personal: contactPersonalData,
  retention: contactRetention,
  limits: contactLimits,
} satisfies Subject;
