import type { Subject } from '#server/api/declared-subject.ts';
import { shippingNotices } from './notices.ts';
import { pullTracking, releasePulls } from './pull-tracking.ts';
import { readCarrierMessages, releaseMessages } from './read-carrier-messages.ts';
import { shippingRetention } from './retention.ts';
import { shippingRoutes } from './shipping-routes.ts';

export const shippingSubject = {
  name: 'shipping',
  needs: [
    'stored',
    'address',
    'shop',
    'retention',
    'session',
    'notice',
    'notice/words',
    'invoice',
    'order',
    'order/payment',
    'return/state',
  ],
  tables: ['carrier_message', 'shipment', 'tracking_event', 'tracking_pull'],
  routes: shippingRoutes,
  due: [readCarrierMessages, pullTracking],
  dueIndexes: {
    'read carriers’ messages': ['carrier_message_status_due_at_idx'],
    'ask carriers for parcels': ['tracking_pull_due_at_idx'],
  },
  leftWork: [releaseMessages, releasePulls],
  retention: shippingRetention,
  notices: shippingNotices,
  noticesUnder: 'orders',
} satisfies Subject;
