import type { Subject } from '#server/api/declared-subject.ts';
import { completeOrders } from './complete-orders.ts';
import { endDueLinks } from './link/end-due-links.ts';
import { orderLinkRoutes } from './link/order-link-routes.ts';
import { remindUnpaid } from './lot/remind-unpaid.ts';
import { orderApiRoutes } from './order-api-routes.ts';
import { orderRoutes } from './order-routes.ts';
import { packingQueueTopic } from './packing-queue-view.ts';
import { orderMessagesTopic } from './page/order-messages-view.ts';
import { orderTopic } from './page/order-view.ts';
import { packingOrderTopic } from './page/packing-order-view.ts';
import { sharedOrderTopic } from './page/shared-order-view.ts';
import { askProviders } from './payment/ask-provider.ts';
import { orderPaymentRoutes } from './payment/order-payment-routes.ts';
import { cancelUnpaidOrders, settleOpenPayments } from './payment/settle-payments.ts';
import { askAboutDisputes, askAboutRefunds } from './refund/ask-about-money.ts';
import { releaseRefunds, sendOwedRefunds } from './refund/send-refunds.ts';
import { recheckVatNumbers, releaseRechecks } from './vat/recheck-vat-numbers.ts';

export const orderSubject = {
  name: 'order',
  layers: { confirmation: 'promotion', price: 'promotion', link: 'bag', payment: 'auction', page: 'checkout' },
  topics: [orderTopic, packingOrderTopic, sharedOrderTopic, orderMessagesTopic, packingQueueTopic],
  routes: [...orderRoutes, ...orderApiRoutes, ...orderLinkRoutes, ...orderPaymentRoutes],
  due: [
    settleOpenPayments,
    ...askProviders,
    cancelUnpaidOrders,
    sendOwedRefunds,
    askAboutRefunds,
    askAboutDisputes,
    recheckVatNumbers,
    completeOrders,
    remindUnpaid,
    endDueLinks,
  ],
  leftWork: [releaseRefunds, releaseRechecks],
} satisfies Subject;
