import { longestShelfKey } from './search/shelf-key.ts';
import type { ParsedTopic } from './wire/topic.ts';
import type { TopicKind } from './wire/views.ts';

const anId = /^[A-Za-z0-9_-]{1,100}$/;

/** What the ids of each kind look like; null: it stands alone. A person's id is never taken from a client. */
const ids: Record<TopicKind, RegExp | null> = {
  product: anId,
  'desk-product': anId,
  card: anId,
  auction: anId,
  sale: anId,
  drop: anId,
  order: anId,
  packing: anId,
  'shared-order': anId,
  'order-messages': anId,
  reviews: anId,
  collection: anId,
  /** A list is named by what it asks for. */
  facets: new RegExp(`^[A-Za-z0-9_-]{1,${longestShelfKey}}$`),
  'wish-list': anId,
  import: anId,
  viewers: /^(product|auction|sale):[A-Za-z0-9_-]{1,100}$/,
  shop: null,
  opening: null,
  tariff: null,
  bench: null,
  desk: null,
  'desk-reviews': null,
  'desk-promotions': null,
  'desk-withdrawals': null,
  me: null,
  'my-account': null,
  'my-bag': null,
  'my-positions': null,
  'my-watch-list': null,
  'my-wish-list': null,
  'my-orders': null,
  'my-notices': null,
  'my-alerts': null,
  'my-sessions': null,
};

/** Returns what the text names, or null if it names no topic. */
export function parseTopic(text: string): ParsedTopic | null {
  const [name = ''] = text.split(':', 1);
  if (!Object.hasOwn(ids, name)) return null;
  const kind = name as TopicKind;
  const id = ids[kind];
  if (id === null) return text === kind ? { kind, id: '' } : null;
  const given = text.slice(kind.length + 1);
  return id.test(given) ? { kind, id: given } : null;
}
