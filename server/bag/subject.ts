import type { Subject } from '#server/api/declared-subject.ts';
import { bagRoutes } from './bag-routes.ts';
import { countryRoutes } from './country-routes.ts';
import { bagLimits } from './limits.ts';
import { ownBagTopic } from './own-bag-view.ts';
import { bagPersonalData } from './personal-data.ts';
import { bagRetention } from './retention.ts';
import { turnBags } from './turn-bags.ts';

export const bagSubject = {
  name: 'bag',
  needs: ['person', 'retention', 'vat-number', 'stock', 'tariff', 'drop', 'gift-card', 'order/price', 'session'],
  tables: ['bag_choice', 'bag_code', 'bag_gift_card', 'bag_line', 'bag_turn', 'hold_clock'],
  alsoWrites: ['numbered_piece', 'reservation'],
  topics: [ownBagTopic],
  routes: [...bagRoutes, ...countryRoutes],
  due: [turnBags],
  dueIndexes: {
    'tell bags what begins and ends': [
      ...['promotion_starts_at_idx', 'promotion_ends_at_idx', 'gift_card_expires_at_idx', 'tax_rate_valid_from_idx'],
      'bag_turn_pkey',
    ],
  },
  personal: bagPersonalData,
  retention: bagRetention,
  limits: bagLimits,
} satisfies Subject;
