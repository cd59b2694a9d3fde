import type { LotEventKind } from '#contract/auction/desk-lot.ts';

export const lotEventWords: Record<LotEventKind, string> = {
  created: 'Put up for auction',
  opened: 'Opened early',
  hammer: 'Closed by hand',
  end_moved: 'End moved',
  bid_taken_back: 'Bid taken back',
  take_back_asked: 'Bidder asks for a bid to be taken back',
  unpaid: 'Not paid for',
  release_asked: 'Winner can’t pay',
  release_kept: 'Winner asked to pay',
  released: 'Winner released',
  offered: 'Offered',
  offer_lapsed: 'Offer lapsed',
  offer_paid: 'Offer paid',
  relisted: 'Put up again',
  changed: 'Details changed',
  withdrawn: 'Withdrawn',
};
