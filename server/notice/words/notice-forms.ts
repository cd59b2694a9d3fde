import type { z } from 'zod';
import type { NoticeKind } from '#contract/notice/notice.ts';
import { backInStock } from './kinds/back-in-stock.ts';
import { dropCalledOff } from './kinds/drop-called-off.ts';
import { dropReminder } from './kinds/drop-reminder.ts';
import { dropTurn } from './kinds/drop-turn.ts';
import { lotOffer } from './kinds/lot-offer.ts';
import { lotRelease } from './kinds/lot-release.ts';
import { lotReminder } from './kinds/lot-reminder.ts';
import { lotWithdrawn } from './kinds/lot-withdrawn.ts';
import { lotWon } from './kinds/lot-won.ts';
import { newPiece } from './kinds/new-piece.ts';
import { orderCancelled } from './kinds/order-cancelled.ts';
import { orderConfirmed } from './kinds/order-confirmed.ts';
import { orderMessage } from './kinds/order-message.ts';
import { orderPacked } from './kinds/order-packed.ts';
import { outbid } from './kinds/outbid.ts';
import { parcelDelivered } from './kinds/parcel-delivered.ts';
import { parcelOutForDelivery } from './kinds/parcel-out-for-delivery.ts';
import { parcelProblem } from './kinds/parcel-problem.ts';
import { parcelReadyForPickup } from './kinds/parcel-ready-for-pickup.ts';
import { parcelSent } from './kinds/parcel-sent.ts';
import { paymentReminder } from './kinds/payment-reminder.ts';
import { pieceFits } from './kinds/piece-fits.ts';
import { priceDrop } from './kinds/price-drop.ts';
import { questionAnswered } from './kinds/question-answered.ts';
import { refundFailed } from './kinds/refund-failed.ts';
import { refundMade } from './kinds/refund-made.ts';
import { returnUpdate } from './kinds/return-update.ts';
import { reviewRequest } from './kinds/review-request.ts';
import { reviewUpdate } from './kinds/review-update.ts';
import { shopOpened } from './kinds/shop-opened.ts';
import { vatRefunded } from './kinds/vat-refunded.ts';
import type { NoticeForm } from './notice-form.ts';

export const noticeForms = {
  outbid,
  lot_reminder: lotReminder,
  lot_won: lotWon,
  lot_withdrawn: lotWithdrawn,
  payment_reminder: paymentReminder,
  lot_offer: lotOffer,
  lot_release: lotRelease,
  order_confirmed: orderConfirmed,
  order_packed: orderPacked,
  parcel_sent: parcelSent,
  parcel_out_for_delivery: parcelOutForDelivery,
  parcel_ready_for_pickup: parcelReadyForPickup,
  parcel_problem: parcelProblem,
  parcel_delivered: parcelDelivered,
  order_cancelled: orderCancelled,
  refund_made: refundMade,
  refund_failed: refundFailed,
  vat_refunded: vatRefunded,
  return_update: returnUpdate,
  order_message: orderMessage,
  back_in_stock: backInStock,
  price_drop: priceDrop,
  new_piece: newPiece,
  piece_fits: pieceFits,
  shop_opened: shopOpened,
  drop_called_off: dropCalledOff,
  drop_reminder: dropReminder,
  drop_turn: dropTurn,
  review_request: reviewRequest,
  review_update: reviewUpdate,
  question_answered: questionAnswered,
} satisfies Record<NoticeKind, NoticeForm>;

export type NoticeFacts<Kind extends NoticeKind> = z.infer<(typeof noticeForms)[Kind]['facts']>;

export type NoticeContent = { [Kind in NoticeKind]: { kind: Kind; facts: NoticeFacts<Kind> } }[NoticeKind];
