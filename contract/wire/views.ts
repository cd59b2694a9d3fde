import type { OwnSessions } from '#contract/account/account.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { SaleView } from '#contract/auction/sale.ts';
import type { OwnAlerts } from '#contract/catalogue/alert.ts';
import type { CardView, CollectionView, ProductView, ShopView, ViewersView } from '#contract/catalogue/catalogue.ts';
import type { ImportView } from '#contract/catalogue/product-import.ts';
import type { DeskReviewsView, ReviewsView } from '#contract/catalogue/review.ts';
import type { OwnWishList, SharedWishList } from '#contract/catalogue/wish-list.ts';
import type { TariffView } from '#contract/checkout/tariff.ts';
import type { DeskView } from '#contract/desk/desk.ts';
import type { DeskProductView } from '#contract/desk/desk-product.ts';
import type { DeskPromotionsView } from '#contract/desk/desk-promotion.ts';
import type { DeskWithdrawals } from '#contract/desk/desk-withdrawals.ts';
import type { DropView } from '#contract/drop/drop.ts';
import type { OrderView } from '#contract/order/order.ts';
import type { OrderMessages } from '#contract/order/order-message.ts';
import type { PackingOrder } from '#contract/order/packing-order.ts';
import type { PackingQueueView } from '#contract/order/packing-queue.ts';
import type { SharedOrder } from '#contract/order/shared-order.ts';
import type { ShelfCounts } from '#contract/shelf/shelf.ts';
import type { OpeningView } from '#contract/shop/opening.ts';
import type { AccountView, MeView, OwnBag, OwnNotices, OwnOrders, Positions, WatchListView } from './own.ts';
import type { TopicKind } from './topics.ts';

export interface ViewData {
  product: ProductView;
  'desk-product': DeskProductView;
  card: CardView;
  auction: AuctionView;
  sale: SaleView;
  drop: DropView;
  order: OrderView;
  packing: PackingOrder;
  'shared-order': SharedOrder;
  'order-messages': OrderMessages;
  reviews: ReviewsView;
  collection: CollectionView;
  facets: ShelfCounts;
  'wish-list': SharedWishList;
  shop: ShopView;
  opening: OpeningView;
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
  'desk-withdrawals': DeskWithdrawals;
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
