import type { Subject } from '#server/api/declared-subject.ts';
import { deskPromotionRoutes } from './desk-promotion-routes.ts';
import { deskPromotionsTopic } from './desk-promotions-view.ts';
import { promotionRoutes } from './promotion-routes.ts';

export const promotionSubject = {
  name: 'promotion',
  topics: [deskPromotionsTopic],
  routes: [...deskPromotionRoutes, ...promotionRoutes],
} satisfies Subject;
