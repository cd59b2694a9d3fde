import type { Subject } from '#server/api/declared-subject.ts';
import { deskPromotionRoutes } from './desk-promotion-routes.ts';
import { deskPromotionsTopic } from './desk-promotions-view.ts';
import { promotionRoutes } from './promotion-routes.ts';

export const promotionSubject = {
  name: 'promotion',
  needs: ['session'],
  tables: ['promotion', 'promotion_use'],
  topics: [deskPromotionsTopic],
  routes: [...deskPromotionRoutes, ...promotionRoutes],
} satisfies Subject;
