import type { Subject } from '#server/api/declared-subject.ts';
import { invoiceRoutes } from './invoice-routes.ts';
import { invoiceLimits } from './limits.ts';

export const invoiceSubject = {
  name: 'invoice',
  needs: ['stored', 'address', 'shop', 'tariff', 'order/link'],
  tables: ['document_series', 'invoice'],
  routes: invoiceRoutes,
  limits: invoiceLimits,
} satisfies Subject;
