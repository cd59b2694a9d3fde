import type { Subject } from '#server/api/declared-subject.ts';
import { pullTracking, releasePulls } from './pull-tracking.ts';
import { readCarrierMessages, releaseMessages } from './read-carrier-messages.ts';
import { shippingRoutes } from './shipping-routes.ts';

export const shippingSubject = {
  name: 'shipping',
  routes: shippingRoutes,
  due: [readCarrierMessages, pullTracking],
  leftWork: [releaseMessages, releasePulls],
} satisfies Subject;
