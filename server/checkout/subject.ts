import type { Subject } from '#server/api/declared-subject.ts';
import { checkoutRoutes } from './checkout-routes.ts';

export const checkoutSubject = {
  name: 'checkout',
  routes: checkoutRoutes,
} satisfies Subject;
