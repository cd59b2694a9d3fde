import type { TopicKind } from './wire/views.ts';

/** Topics that mean whoever watches have such names, and no others do. */
export type PersonalKind = Extract<TopicKind, 'me' | `my-${string}`>;
export const isPersonal = (topic: string): topic is PersonalKind => topic === 'me' || topic.startsWith('my-');

export const topicOf = {
  product: (id: string) => `product:${id}`,
  card: (id: string) => `card:${id}`,
  auction: (id: string) => `auction:${id}`,
  sale: (id: string) => `sale:${id}`,
  drop: (id: string) => `drop:${id}`,
  order: (publicId: string) => `order:${publicId}`,
  sharedOrder: (linkId: string) => `shared-order:${linkId}`,
  orderMessages: (publicId: string) => `order-messages:${publicId}`,
  /** What buyers wrote of a piece, and questions about it. */
  reviews: (productId: string) => `reviews:${productId}`,
  collection: (slug: string) => `collection:${slug}`,
  /** @param key names the list, as `shelfKey` makes it */
  facets: (key: string) => `facets:${key}`,
  wishList: (code: string) => `wish-list:${code}`,
  viewers: (topic: string) => `viewers:${topic}`,
  shop: 'shop',
  /** Whether anything can be bought: watched while it can't. */
  opening: 'opening',
  /** What delivery costs, and how prices stand to VAT. */
  tariff: 'tariff',
  me: 'me',
  myAccount: 'my-account',
  myBag: 'my-bag',
  myPositions: 'my-positions',
  myWatchList: 'my-watch-list',
  myWishList: 'my-wish-list',
  myOrders: 'my-orders',
  myNotices: 'my-notices',
  myAlerts: 'my-alerts',
  /** Where somebody is signed in. Not part of `me`. */
  mySessions: 'my-sessions',
} as const;
