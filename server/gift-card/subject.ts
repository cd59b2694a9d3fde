import type { Subject } from '#server/api/declared-subject.ts';
import { deskGiftCardRoutes } from './desk-gift-card-routes.ts';
import { giftCardRoutes } from './gift-card-routes.ts';
import { giftCardLimits } from './limits.ts';
import { giftCardPersonalData } from './personal-data.ts';

export const giftCardSubject = {
  name: 'gift-card',
  needs: ['person', 'session'],
  tables: ['gift_card', 'gift_entry'],
  routes: [...deskGiftCardRoutes, ...giftCardRoutes],
  personal: giftCardPersonalData,
  limits: giftCardLimits,
} satisfies Subject;
