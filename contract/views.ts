import type { AuctionView } from './auction.ts';
import type { MeView } from './bag.ts';
import type { BenchView } from './bench.ts';
import type { CardView, CollectionView, ProductView, ShopView, ViewersView } from './catalogue.ts';
import type { DeskView } from './desk.ts';
import type { OrderView } from './order.ts';
import type { OrderMessages } from './order-message.ts';
import type { SaleView } from './sale.ts';
import type { SharedOrder } from './shared-order.ts';
import type { TopicKind } from './topics.ts';

/** What each kind of topic shows. */
export interface ViewData {
  product: ProductView;
  card: CardView;
  auction: AuctionView;
  sale: SaleView;
  order: OrderView;
  'shared-order': SharedOrder;
  'order-messages': OrderMessages;
  collection: CollectionView;
  shop: ShopView;
  me: MeView;
  viewers: ViewersView;
  bench: BenchView;
  desk: DeskView;
}

/**
 * The whole state of a topic at a version. It replaces an earlier one; it is never a delta. Its data
 * is never older than its version.
 */
export interface View<K extends TopicKind = TopicKind> {
  topic: string;
  version: number;
  data: ViewData[K];
}
