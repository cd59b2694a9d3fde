import type { Subject } from '#server/api/declared-subject.ts';
import { deskProductTopic } from './desk-product-view.ts';
import { deskRoutes } from './desk-routes.ts';
import { deskTopic } from './desk-view.ts';
import { findRoutes } from './find/find-routes.ts';
import { colleagueTopics } from './presence/colleagues-on.ts';
import { figuresRoutes } from './sales/figures-routes.ts';

export const deskSubject = {
  name: 'desk',
  needs: [
    'stored',
    'shop',
    'retention',
    'log',
    'session',
    'stock',
    'catalogue',
    'notice',
    'invoice',
    'order',
    'order/link',
    'order/page',
    'order/payment',
    'auction',
    'customer',
    'shipping',
    'return',
    'return/state',
    'checkout',
  ],
  alsoWrites: ['person'],
  topics: [deskTopic, deskProductTopic, ...colleagueTopics],
  routes: [...deskRoutes, ...figuresRoutes, ...findRoutes],
} satisfies Subject;
