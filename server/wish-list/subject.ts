import type { Subject } from '#server/api/declared-subject.ts';
import { wishListLimits } from './limits.ts';
import { ownWishListTopic } from './own-wish-list-view.ts';
import { wishListPersonalData } from './personal-data.ts';
import { sharedWishListTopic } from './shared-wish-list-view.ts';
import { wishListRoutes } from './wish-list-routes.ts';

export const wishListSubject = {
  name: 'wish-list',
  needs: ['person', 'session'],
  tables: ['wish', 'wish_list'],
  topics: [ownWishListTopic, sharedWishListTopic],
  routes: wishListRoutes,
  personal: wishListPersonalData,
  limits: wishListLimits,
} satisfies Subject;
