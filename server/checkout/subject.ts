import type { Subject } from '#server/api/declared-subject.ts';
import { checkoutRoutes } from './checkout-routes.ts';
import { deskOrderRoutes } from './desk-order-routes.ts';
import { checkoutLimits } from './limits.ts';

export const checkoutSubject = {
  name: 'checkout',
  needs: [
    'address',
    'shop',
    'stored',
    'payment',
    'vat-number',
    'session',
    'customer/block',
    'stock',
    'drop',
    'gift-card',
    'promotion',
    'bag',
    'notice',
    'notice/words',
    'order',
    'order/link',
    'order/payment',
    'order/price',
    'account',
  ],
  alsoWrites: ['orders', 'payment', 'reservation', 'variant'],
  routes: [...checkoutRoutes, ...deskOrderRoutes],
  limits: checkoutLimits,
} satisfies Subject;
