import type { TopicKind } from './wire/views.ts';

export const personalKinds = [
  'me',
  'my-account',
  'my-bag',
  'my-positions',
  'my-watch-list',
  'my-wish-list',
  'my-orders',
  'my-notices',
  'my-alerts',
  'my-sessions',
] as const satisfies readonly TopicKind[];
export type PersonalKind = (typeof personalKinds)[number];

export const topicOf = {
  product: (id: string) => `product:${id}`,
  /** The same for the desk, which also sees drafts and archived pieces. */
  deskProduct: (id: string) => `desk-product:${id}`,
  card: (id: string) => `card:${id}`,
  auction: (id: string) => `auction:${id}`,
  sale: (id: string) => `sale:${id}`,
  drop: (id: string) => `drop:${id}`,
  order: (publicId: string) => `order:${publicId}`,
  /** An order for whoever packs it: without money, and without the customer's email address. */
  packing: (publicId: string) => `packing:${publicId}`,
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
  // Not watched: they tell pages in memory what they were made of.
  shelf: 'shelf',
  /** What a label says of a piece that doesn't change with its stock: title, price, whether it is sold out. */
  label: (productId: string) => `label:${productId}`,
  /** Who the makers are, and what is said of each; of one also which pieces are theirs. */
  makers: 'makers',
  /** What is known of photographs of places and makers: what they show, and how they are cropped. */
  photographs: 'photographs',
  maker: (slug: string) => `maker:${slug}`,
  /** Which pieces are published, whose, and in which order. */
  pieces: 'pieces',
  /** A text of the merchant's. */
  article: (slug: string) => `article:${slug}`,
  articles: 'articles',
  /** The shop's own facts: its name, its address, its terms. */
  shopSettings: 'shop-settings',
  /** Which lots and sales there are, and how far they are. */
  lots: 'lots',
  /** Which drops there are, and how far they are. */
  drops: 'drops',
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
  /** A file of products that is read in: the desk's. */
  import: (id: string) => `import:${id}`,
  bench: 'bench',
  /** What waits to be read at the desk. */
  deskReviews: 'desk-reviews',
  /** The newest promotions, and how often each is used. */
  deskPromotions: 'desk-promotions',
  /** How many statements of withdrawal wait at the desk. */
  deskWithdrawals: 'desk-withdrawals',
  desk: 'desk',
} as const;
