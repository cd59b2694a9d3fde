import type { Subject } from '#server/api/declared-subject.ts';
import { invoiceRoutes } from './invoice-routes.ts';

export const invoiceSubject = {
  name: 'invoice',
  routes: invoiceRoutes,
} satisfies Subject;
