import type { Subject } from '#server/api/declared-subject.ts';
import { completeOrders } from './complete-orders.ts';
import { orderLimits } from './limits.ts';
import { endDueLinks } from './link/end-due-links.ts';
import { orderLinkRoutes } from './link/order-link-routes.ts';
import { orderLog } from './log.ts';
import { remindUnpaid } from './lot/remind-unpaid.ts';
import { orderNotices } from './notices.ts';
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
import { orderPersonalData } from './personal-data.ts';
import { askAboutDisputes, askAboutRefunds } from './refund/ask-about-money.ts';
import { releaseRefunds, sendOwedRefunds } from './refund/send-refunds.ts';
import { orderRetention } from './retention.ts';
import { recheckVatNumbers, releaseRechecks } from './vat/recheck-vat-numbers.ts';

export const orderSubject = {
  name: 'order',
  layers: { confirmation: 'promotion', price: 'promotion', link: 'bag', payment: 'auction', page: 'checkout' },
  needs: [
    'stored',
    'storage',
    'address',
    'shop',
    'person',
    'retention',
    'log',
    'payment',
    'vat-number',
    'mail',
    'session',
    'stock',
    'tariff',
    'gift-card',
    'promotion',
    'notice',
    'notice/words',
    'invoice',
    'auction/outcome',
    'shipping',
    'route-map',
    'return',
    'withdrawal',
    'review',
  ],
  tables: [
    'bidder_mark',
    'dispute',
    'order_adjustment',
    'order_confirmation',
    'order_event',
    'order_line',
    'order_link',
    'order_message',
    'orders',
    'payment',
    'provider_event',
    'provider_refund',
    'refund',
    'release_request',
    'step_up',
    'vat_recheck',
  ],
  alsoWrites: ['bag_choice', 'bag_code', 'bag_gift_card', 'bag_line', 'email', 'person', 'reservation', 'variant'],
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
  dueIndexes: {
    'settle open payments': ['payment_status_updated_at_idx'],
    'ask Stripe about open charges': ['stripe_charge_ask_at_idx'],
    'ask Mollie about open charges': ['mollie_charge_ask_at_idx'],
    'cancel unpaid orders': ['orders_status_placed_at_idx'],
    'send owed refunds': ['refund_status_due_at_idx'],
    'ask what became of refunds': ['refund_ask_at_idx'],
    'ask what became of disputes': ['dispute_ask_at_idx'],
    'ask VIES again': ['vat_recheck_due_at_idx'],
    'complete orders': ['orders_completes_at_idx'],
    'remind of unpaid lots': ['orders_remind_at_idx'],
    'end links': ['order_link_to_end'],
  },
  leftWork: [releaseRefunds, releaseRechecks],
  log: [orderLog],
  personal: orderPersonalData,
  retention: orderRetention,
  limits: orderLimits,
  notices: orderNotices,
  noticesUnder: 'orders',
} satisfies Subject;
