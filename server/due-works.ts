import { noteFittingPieces } from './alert/list/note-fitting-pieces.ts';
import { tellFittingPieces } from './alert/list/tell-fitting-pieces.ts';
import { tellOffers } from './alert/tell-offers.ts';
import { tellOpening } from './alert/tell-opening.ts';
import { workOffAlertTasks } from './alert/work-off-tasks.ts';
import { releaseKeys } from './api/idempotency.ts';
import { endDueKeys } from './api-key/end-due-keys.ts';
import { notifyOutbidBidders } from './auction/bid/notify-outbid-bidders.ts';
import { closeDueAuctions } from './auction/lot/close-due-auctions.ts';
import { dropDutchPrices } from './auction/lot/drop-dutch-prices.ts';
import { openDueAuctions } from './auction/lot/open-due-auctions.ts';
import { remindWatchers } from './auction/lot/remind-watchers.ts';
import { relistDemoLots } from './auction/relist-demo-lots.ts';
import { keepSaleOrder } from './auction/sale/keep-sale-order.ts';
import { turnBags } from './bag/turn-bags.ts';
import { readImports, releaseImports } from './catalogue/import/run-import.ts';
import { photographOutbox } from './catalogue/write/fetch-photographs.ts';
import { callAbsentWhenDue } from './drop/call/call-absent.ts';
import { drawDueDrops } from './drop/draw-due-drops.ts';
import { keepPiecesWhenDue } from './drop/keep-pieces.ts';
import { letPeopleInWhenDue } from './drop/let-people-in.ts';
import { sendDropReminders } from './drop/reminder/send-drop-reminders.ts';
import { takeBackWhenDue } from './drop/take-back.ts';
import { tellEntries, tellWhatIsLeft } from './drop/tell-counts.ts';
import { takeOverLeftWork } from './engine/live/changes/left-work.ts';
import type { DueWork } from './engine/work/due-work.ts';
import { mailOutbox } from './mail/send-due-email.ts';
import { completeOrders } from './order/complete-orders.ts';
import { endDueLinks } from './order/link/end-due-links.ts';
import { remindUnpaid } from './order/lot/remind-unpaid.ts';
import { askProviders } from './order/payment/ask-provider.ts';
import { cancelUnpaidOrders, settleOpenPayments } from './order/payment/settle-payments.ts';
import { askAboutDisputes, askAboutRefunds } from './order/refund/ask-about-money.ts';
import { releaseRefunds, sendOwedRefunds } from './order/refund/send-refunds.ts';
import { recheckVatNumbers, releaseRechecks } from './order/vat/recheck-vat-numbers.ts';
import { forgetOutbox } from './payment/stripe/cards-to-forget.ts';
import { deliverTestWebhooks } from './payment/test-webhooks.ts';
import { removeUnnamedPhotographs } from './photograph/remove-unnamed.ts';
import { beginAndEndPrices } from './price/begin-and-end-prices.ts';
import { pushOutbox } from './push/send-due-push.ts';
import { forgetOldRows } from './retention/forget-old.ts';
import { askForReviews } from './review/ask-for-reviews.ts';
import { endDueSessions } from './session/living/end-due-sessions.ts';
import { pullTracking, releasePulls } from './shipping/pull-tracking.ts';
import { readCarrierMessages, releaseMessages } from './shipping/read-carrier-messages.ts';
import { releaseExpiredHolds } from './stock/release-expired-holds.ts';
import { matchStatements } from './withdrawal/match-statement.ts';
import { sendReceipts } from './withdrawal/receipt-times.ts';

/** Everything that happens by the clock. */
export const dueWorks: DueWork[] = [
  releaseExpiredHolds,
  beginAndEndPrices,
  turnBags,
  tellOffers,
  workOffAlertTasks,
  tellOpening,
  noteFittingPieces,
  tellFittingPieces,
  openDueAuctions,
  keepSaleOrder,
  closeDueAuctions,
  dropDutchPrices,
  keepPiecesWhenDue,
  drawDueDrops,
  letPeopleInWhenDue,
  callAbsentWhenDue,
  tellEntries,
  tellWhatIsLeft,
  takeBackWhenDue,
  sendDropReminders,
  deliverTestWebhooks,
  settleOpenPayments,
  ...askProviders,
  forgetOutbox.work,
  cancelUnpaidOrders,
  sendOwedRefunds,
  askAboutRefunds,
  askAboutDisputes,
  recheckVatNumbers,
  completeOrders,
  matchStatements,
  sendReceipts,
  askForReviews,
  notifyOutbidBidders,
  remindWatchers,
  remindUnpaid,
  endDueSessions,
  endDueKeys,
  endDueLinks,
  mailOutbox.work,
  pushOutbox.work,
  readImports,
  photographOutbox.work,
  removeUnnamedPhotographs,
  readCarrierMessages,
  pullTracking,
  takeOverLeftWork([
    mailOutbox.release,
    pushOutbox.release,
    releaseMessages,
    releasePulls,
    releaseRefunds,
    releaseRechecks,
    releaseKeys,
    releaseImports,
    photographOutbox.release,
    forgetOutbox.release,
  ]),
  relistDemoLots,
  forgetOldRows,
];
