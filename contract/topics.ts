/**
 * Topics are built and parsed here alone. A person's id is never taken from a client: `me` and `my-…` are the watcher.
 */
export type TopicKind =
  | 'product'
  | 'card'
  | 'auction'
  | 'sale'
  | 'order'
  | 'shared-order'
  | 'order-messages'
  | 'collection'
  | 'shop'
  | PersonalKind
  | 'viewers'
  | 'bench'
  | 'desk';

const withId = [
  'product',
  'card',
  'auction',
  'sale',
  'order',
  'shared-order',
  'order-messages',
  'collection',
  'viewers',
] as const;
export const personalKinds = [
  'me',
  'my-account',
  'my-bag',
  'my-positions',
  'my-watch-list',
  'my-orders',
  'my-notices',
] as const;
export type PersonalKind = (typeof personalKinds)[number];

const alone = ['shop', 'bench', 'desk', ...personalKinds] as const;

export const topicOf = {
  product: (id: string) => `product:${id}`,
  card: (id: string) => `card:${id}`,
  auction: (id: string) => `auction:${id}`,
  sale: (id: string) => `sale:${id}`,
  order: (publicId: string) => `order:${publicId}`,
  sharedOrder: (linkId: string) => `shared-order:${linkId}`,
  orderMessages: (publicId: string) => `order-messages:${publicId}`,
  collection: (slug: string) => `collection:${slug}`,
  viewers: (topic: string) => `viewers:${topic}`,
  shop: 'shop',
  // Not watched: they tell pages in memory what they were made of.
  shelf: 'shelf',
  /** What a label says of a piece that doesn't change with its stock: title, price, whether it is sold out. */
  label: (productId: string) => `label:${productId}`,
  /** Which pieces there are, whose, and in which order. */
  pieces: 'pieces',
  /** Which lots and sales there are, and how far they are. */
  lots: 'lots',
  me: 'me',
  myAccount: 'my-account',
  myBag: 'my-bag',
  myPositions: 'my-positions',
  myWatchList: 'my-watch-list',
  myOrders: 'my-orders',
  myNotices: 'my-notices',
  bench: 'bench',
  desk: 'desk',
} as const;

export interface ParsedTopic {
  kind: TopicKind;
  /** Empty for those that stand alone, such as `shop` and `me`. For `viewers` it is the watched topic itself. */
  id: string;
}

const idPattern = /^[A-Za-z0-9_-]{1,100}$/;
const viewersPattern = /^(product|auction|sale):[A-Za-z0-9_-]{1,100}$/;

/** @returns what the text names, or null if it names no topic */
export function parseTopic(text: string): ParsedTopic | null {
  if ((alone as readonly string[]).includes(text)) return { kind: text as TopicKind, id: '' };
  const colon = text.indexOf(':');
  const kind = text.slice(0, colon);
  const id = text.slice(colon + 1);
  if (colon < 0 || !(withId as readonly string[]).includes(kind)) return null;
  const pattern = kind === 'viewers' ? viewersPattern : idPattern;
  return pattern.test(id) ? { kind: kind as TopicKind, id } : null;
}
