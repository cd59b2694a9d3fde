const unknown = 'The shop didn’t answer, so it may or may not have worked. Check where you stand before you try again.';

const words: Record<string, string> = {
  bid_too_low: 'The price has passed that amount. Bid the next minimum or more.',
  maximum_not_raised: 'Your maximum is already that high. You can raise it but not lower it.',
  auction_not_open: 'This lot is not open yet. Your bid was not taken.',
  auction_ended: 'This lot ended before your bid arrived. It was not taken and you have not been charged.',
  own_lot: 'The house can’t bid on its own lots.',
  retraction_not_allowed: 'That bid can’t be taken back now. It stands.',
  not_found: 'We can’t find that bid.',
  buy_now_gone: 'Bidding has begun, so this lot can no longer be bought outright. You can still bid.',
  bidder_not_ready:
    'Before your first bid we need your bidding details. Nothing is charged unless you win. Your bid was not taken.',
  below_taken_back: 'You took back a bid on this lot, so you can bid on it again only above that bid.',
  bid_above_limit:
    'That’s above this lot’s limit for bids, so we need to approve it first. Check the amount, or ask us to allow high bids on your bidding details page. Your bid was not taken.',
  bidding_closed: 'Bidding is closed until we can take payments. Bids made before still count.',
  bidding_paused:
    'You can’t bid at the moment: two won lots were not paid in the last year. You can still buy in the shop.',
  customer_blocked:
    'We can’t take bids from you at the moment. Your bid was not taken. Write to us if this is a mistake.',
  signed_out: 'Sign in first, so we know whose bid it is.',
  unavailable: unknown,
  fault: unknown,
  outdated:
    'The shop has been updated, so this page can’t bid any more. Your bid was not taken. Reload the page, then bid.',
  too_many: 'You’re bidding too fast. Wait a moment, then bid again.',
  invalid: 'Enter the amount in digits, for example 750.',
};

export const bidProblemWords = (code: string): string =>
  words[code] ?? 'The shop could not take your bid. Nothing was charged; try again.';
