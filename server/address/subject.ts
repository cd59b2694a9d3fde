import type { Subject } from '#server/api/declared-subject.ts';
import { addressRoutes } from './address-routes.ts';

export const addressSubject = {
  name: 'address',
  routes: addressRoutes,
} satisfies Subject;
