import type { Subject } from '#server/api/declared-subject.ts';
import { deskGiftCardRoutes } from './desk-gift-card-routes.ts';
import { giftCardRoutes } from './gift-card-routes.ts';

export const giftCardSubject = {
  name: 'gift-card',
  routes: [...deskGiftCardRoutes, ...giftCardRoutes],
} satisfies Subject;
