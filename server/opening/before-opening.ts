import { isPersonal } from '#contract/topics.ts';
import type { TopicKind } from '#contract/wire/views.ts';

/**
 * What visitors can reach before the shop opens: the opening page, the pages about the seller, signing in, and what they
 * may need of orders and accounts they already have. A page or route that isn't named here is closed.
 */

const pages = new Set([
  'account',
  'alerts',
  'checkout',
  'confirm-address',
  'desk',
  'failed',
  'forgotten-password',
  'new-password',
  'opening',
  'orders',
  'pages',
  'register',
  'sign-in',
  'unsubscribe',
  'withdraw',
]);

/** Files and addresses for programs. Photographs are found only by those who know their names. */
const files = new Set([
  '.well-known',
  '_next',
  'catalogue',
  'fonts',
  'healthz',
  'icon.png',
  'icon.svg',
  'metrics',
  'photographs',
  'push-worker.js',
  'readyz',
  'robots.txt',
]);

const routes = new Set([
  'account',
  'address-form',
  'alerts',
  'checkout',
  'contact',
  'desk',
  'files',
  'guarantee-notice',
  'mail',
  'orders',
  'payments',
  'session',
  'traces',
  'webhooks',
  'withdrawals',
]);

const publicRoutes = new Set(['openapi.json', 'withdrawals']);

/** @param url as it was sent: dots in a path lead elsewhere than its first name says */
export function isReachableBeforeOpening(url: string): boolean {
  const asked = `http://shop${url}`;
  if (!URL.canParse(asked)) return false;
  const [, first = '', second = '', third = ''] = new URL(asked).pathname.split('/');
  if (first !== 'api') return pages.has(first) || files.has(first);
  return second === 'v1' ? publicRoutes.has(third) : routes.has(second);
}

const topics = new Set<TopicKind>(['opening', 'tariff', 'order', 'shared-order', 'order-messages']);

/** Whether a topic tells nothing of what the shop is going to sell. */
export const isWatchableBeforeOpening = (kind: TopicKind): boolean => topics.has(kind) || isPersonal(kind);
