import type { AnyTopicSource } from '#server/engine/live/topic-source.ts';
import { accountTopic } from './account/account-view.ts';
import { meTopic } from './account/me-view.ts';
import { ownOrdersTopic } from './account/own-orders-view.ts';
import { ownSessionsTopic } from './account/own-sessions-view.ts';
import { ownAlertsTopic } from './alert/own-alerts-view.ts';
import { auctionTopic } from './auction/lot/auction-view.ts';
import { positionsTopic } from './auction/positions-view.ts';
import { saleTopic } from './auction/sale/sale-view.ts';
import { watchListTopic } from './auction/watch-list-view.ts';
import { ownBagTopic } from './bag/own-bag-view.ts';
import { cardTopic } from './catalogue/card-view.ts';
import { collectionTopic } from './catalogue/collection-view.ts';
import { importTopic } from './catalogue/import/import-view.ts';
import { productTopic } from './catalogue/product-view.ts';
import { shopTopic } from './catalogue/shop-view.ts';
import { deskProductTopic } from './desk/desk-product-view.ts';
import { deskTopic } from './desk/desk-view.ts';
import { dropTopic } from './drop/drop-view.ts';
import { viewersTopic } from './engine/live/views/live-topics.ts';
import { ownNoticesTopic } from './notice/own-notices-view.ts';
import { openingTopic } from './opening/opening-view.ts';
import { packingQueueTopic } from './order/packing-queue-view.ts';
import { orderMessagesTopic } from './order/page/order-messages-view.ts';
import { orderTopic } from './order/page/order-view.ts';
import { packingOrderTopic } from './order/page/packing-order-view.ts';
import { sharedOrderTopic } from './order/page/shared-order-view.ts';
import { deskPromotionsTopic } from './promotion/desk-promotions-view.ts';
import { deskReviewsTopic } from './review/desk-reviews-view.ts';
import { reviewsTopic } from './review/reviews-view.ts';
import { facetsTopic } from './search/facets-view.ts';
import { tariffTopic } from './tariff/tariff-view.ts';
import { ownWishListTopic } from './wish-list/own-wish-list-view.ts';
import { sharedWishListTopic } from './wish-list/shared-wish-list-view.ts';
import { deskWithdrawalsTopic } from './withdrawal/desk-withdrawals-view.ts';

/** Every topic that can be watched. A new kind of live thing is added here, and to `ViewData` by its contract. */
export const topicSources: AnyTopicSource[] = [
  productTopic,
  cardTopic,
  reviewsTopic,
  collectionTopic,
  facetsTopic,
  shopTopic,
  openingTopic,
  tariffTopic,
  auctionTopic,
  saleTopic,
  dropTopic,
  meTopic,
  accountTopic,
  ownBagTopic,
  positionsTopic,
  watchListTopic,
  ownSessionsTopic,
  ownWishListTopic,
  sharedWishListTopic,
  ownOrdersTopic,
  ownNoticesTopic,
  ownAlertsTopic,
  orderTopic,
  packingOrderTopic,
  sharedOrderTopic,
  orderMessagesTopic,
  packingQueueTopic,
  viewersTopic,
  deskTopic,
  deskProductTopic,
  deskReviewsTopic,
  deskPromotionsTopic,
  deskWithdrawalsTopic,
  importTopic,
];
