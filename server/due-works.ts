import { closeDueAuctions } from './auction/close-auction.ts';
import { dropDutchPrices } from './auction/drop-dutch-prices.ts';
import { keepDemoHouseOpen } from './auction/keep-demo-house-open.ts';
import { keepSaleOrder } from './auction/keep-sale-order.ts';
import { openDueAuctions } from './auction/open-due-auctions.ts';
import { cancelUnpaidOrders, settleOpenPayments } from './checkout/settle-payments.ts';
import { sendOwedRefunds } from './order/send-refunds.ts';
import { deliverTestWebhooks } from './payment/test-webhooks.ts';
import type { DueWork } from './schedule/due-work.ts';
import { releaseExpiredHolds } from './stock/release-expired-holds.ts';

/** Everything that happens by the clock. */
export const dueWorks: DueWork[] = [
  releaseExpiredHolds,
  openDueAuctions,
  keepSaleOrder,
  closeDueAuctions,
  dropDutchPrices,
  deliverTestWebhooks,
  settleOpenPayments,
  cancelUnpaidOrders,
  sendOwedRefunds,
  keepDemoHouseOpen,
];
