import type { Subject } from '#server/api/declared-subject.ts';
import { guaranteeRoutes } from './guarantee/guarantee-routes.ts';
import { lookRoutes } from './look/look-routes.ts';
import { shopRoutes } from './shop-routes.ts';

export const shopSubject = {
  name: 'shop',
  needs: ['photograph', 'storage'],
  tables: ['guarantee_notice', 'shop_settings'],
  routes: [...shopRoutes, ...guaranteeRoutes, ...lookRoutes],
} satisfies Subject;
