import type { Subject } from '#server/api/declared-subject.ts';
import { contactRoutes } from './contact-routes.ts';

export const contactSubject = {
  name: 'contact',
  routes: contactRoutes,
} satisfies Subject;
