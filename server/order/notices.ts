import { lotRelease } from './notices/lot-release.ts';
import { orderAddress } from './notices/order-address.ts';
import { orderCancelled } from './notices/order-cancelled.ts';
import { orderConfirmed } from './notices/order-confirmed.ts';
import { orderMessage } from './notices/order-message.ts';
import { orderPacked } from './notices/order-packed.ts';
import { orderToPay } from './notices/order-to-pay.ts';
import { paymentReminder } from './notices/payment-reminder.ts';
import { refundFailed } from './notices/refund-failed.ts';
import { refundMade } from './notices/refund-made.ts';

export const orderNotices = {
  order_confirmed: orderConfirmed,
  order_packed: orderPacked,
  order_cancelled: orderCancelled,
  order_address: orderAddress,
  order_message: orderMessage,
  refund_made: refundMade,
  refund_failed: refundFailed,
  order_to_pay: orderToPay,
  payment_reminder: paymentReminder,
  lot_release: lotRelease,
};

type Declared = typeof orderNotices;
declare module '#contract/notice/notice.ts' {
  interface NoticeKinds extends Declared {}
}
