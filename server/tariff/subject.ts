import type { Subject } from '#server/api/declared-subject.ts';
import { deskDeliveryRoutes } from './desk-delivery-routes.ts';
import { deskTaxRoutes } from './desk-tax-routes.ts';
import { tariffApiRoutes } from './tariff-api-routes.ts';
import { tariffTopic } from './tariff-view.ts';

export const tariffSubject = {
  name: 'tariff',
  needs: ['shop'],
  tables: ['delivery_settings', 'shipping_rate', 'shipping_zone', 'tax_rate', 'tax_settings'],
  topics: [tariffTopic],
  routes: [...deskDeliveryRoutes, ...deskTaxRoutes, ...tariffApiRoutes],
} satisfies Subject;
