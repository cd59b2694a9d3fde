import { lotOffer } from './notices/lot-offer.ts';
import { lotReminder } from './notices/lot-reminder.ts';
import { lotWithdrawn } from './notices/lot-withdrawn.ts';
import { lotWon } from './notices/lot-won.ts';
import { outbid } from './notices/outbid.ts';

export const auctionNotices = {
  outbid,
  lot_reminder: lotReminder,
  lot_won: lotWon,
  lot_withdrawn: lotWithdrawn,
  lot_offer: lotOffer,
};

type Declared = typeof auctionNotices;
declare module '#contract/notice/notice.ts' {
  interface NoticeKinds extends Declared {}
}
