import type { OwnSessions } from './account.ts';
import type { OwnAlerts } from './alert.ts';
import type { AuctionView } from './auction.ts';
import type { CardView, CollectionView, ProductView, ShopView, ViewersView } from './catalogue.ts';
import type { DeskView } from './desk.ts';
import type { DeskPromotionsView } from './desk-promotion.ts';
import type { DropView } from './drop.ts';
import type { OrderView } from './order.ts';
import type { OrderMessages } from './order-message.ts';
import type { AccountView, MeView, OwnBag, OwnNotices, OwnOrders, Positions, WatchListView } from './own.ts';
import type { PackingQueueView } from './packing-queue.ts';
import type { ImportView } from './product-import.ts';
import type { DeskReviewsView, ReviewsView } from './review.ts';
import type { SaleView } from './sale.ts';
import type { SharedOrder } from './shared-order.ts';
import type { ShelfCounts } from './shelf.ts';
import type { TariffView } from './tariff.ts';
import type { TopicKind } from './topics.ts';
import type { OwnWishList, SharedWishList } from './wish-list.ts';

export interface ViewData {
  product: ProductView;
  'desk-product': ProductView;
  card: CardView;
  auction: AuctionView;
  sale: SaleView;
  drop: DropView;
  order: OrderView;
  'shared-order': SharedOrder;
  'order-messages': OrderMessages;
  reviews: ReviewsView;
  collection: CollectionView;
  facets: ShelfCounts;
  'wish-list': SharedWishList;
  shop: ShopView;
  tariff: TariffView;
  me: MeView;
  'my-account': AccountView;
  'my-bag': OwnBag;
  'my-positions': Positions;
  'my-watch-list': WatchListView;
  'my-wish-list': OwnWishList;
  'my-orders': OwnOrders;
  'my-notices': OwnNotices;
  'my-alerts': OwnAlerts;
  'my-sessions': OwnSessions;
  viewers: ViewersView;
  import: ImportView;
  'desk-reviews': DeskReviewsView;
  'desk-promotions': DeskPromotionsView;
  bench: PackingQueueView;
  desk: DeskView;
}

/** The whole state of a topic at a version, never a delta. The data is never older than the version. */
export interface View<K extends TopicKind = TopicKind> {
  topic: string;
  version: number;
  data: ViewData[K];
}

/** The first three stages of a trace, in milliseconds. */
export type ServerTrace = readonly [waiting: number, reading: number, sending: number];

export interface SentView<K extends TopicKind = TopicKind> extends View<K> {
  trace?: ServerTrace;
}
