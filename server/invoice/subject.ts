import type { Subject } from '#server/api/declared-subject.ts';
import { invoiceRoutes } from './invoice-routes.ts';

export const invoiceSubject = {
  name: 'invoice',
  needs: ['stored', 'address', 'shop', 'tariff', 'order/link'],
  tables: ['document_series', 'invoice'],
  routes: invoiceRoutes,
} satisfies Subject;
