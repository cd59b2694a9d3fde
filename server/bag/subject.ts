import type { Subject } from '#server/api/declared-subject.ts';
import { bagRoutes } from './bag-routes.ts';
import { countryRoutes } from './country-routes.ts';
import { ownBagTopic } from './own-bag-view.ts';
import { turnBags } from './turn-bags.ts';

export const bagSubject = {
  name: 'bag',
  topics: [ownBagTopic],
  routes: [...bagRoutes, ...countryRoutes],
  due: [turnBags],
} satisfies Subject;
