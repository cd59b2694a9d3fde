import type { ProblemCode } from '#contract/wire/problem.ts';

const words: Partial<Record<ProblemCode, string>> = {
  invalid: 'One of the fields was not right. Nothing was changed; check it and try again.',
  below_reserved: 'Stock can’t go below the number in bags and orders. Nothing was changed.',
  beyond_edition: 'The edition has no more numbers that aren’t sold. Nothing was changed.',
  numbering_not_possible:
    'Pieces of it are in bags or sold already, so its numbers stay as they are. Nothing was changed.',
  price_changed: 'The price has since changed, so we left it as it is.',
  price_schedule: 'That price can’t be scheduled for this time, or it has already ended. Nothing was changed.',
  illegal_transition: 'The order has moved on, so this is no longer possible. Nothing was changed.',
  wrong_amount: 'That isn’t the amount due. Nothing was changed. Enter the whole amount once you have it.',
  payment_in_progress:
    'The customer is paying, and their bank hasn’t answered yet. Nothing was changed. Try again in a minute.',
  money_owed_back:
    'The order has since been cancelled or paid another way. Give this money back, then mark it as refunded.',
  tracking_number_taken: 'This tracking number belongs to another parcel of this carrier. Nothing was changed.',
  nothing_to_send: 'There’s nothing left to send in this order. Nothing was changed.',
  parcel_has_left: 'The parcel has left, so it can’t be changed any more.',
  dispute_unconfirmed:
    'The customer has disputed this order with their bank. Nothing was changed. Tick that you want to send it anyway.',
  capture_failed:
    'The payment failed or the bank didn’t answer. Nothing was packed. Try again, or cancel the order: anything taken will be refunded.',
  return_not_possible: 'That can’t be done with this return. Nothing was changed.',
  out_of_stock: 'None is left to exchange it for. Refund it instead. Nothing was changed.',
  refund_too_large: 'That is more than is left to refund. Nothing was changed.',
  auction_not_open: 'The lot is not open. Nothing was changed.',
  auction_ended: 'The lot has closed already. Nothing was changed.',
  retraction_not_allowed: 'That bid can’t be taken back: the lot is no longer open. Nothing was changed.',
  offer_not_possible:
    'The lot can’t be offered: it’s waiting for payment, or there are no other bidders. Nothing was changed.',
  release_not_possible: 'The request has been answered already, or the lot is paid. Nothing was changed.',
  relist_not_possible: 'The lot can’t be put up again: it is sold, offered, or up again already. Nothing was changed.',
  text_changed: 'It has changed since you opened it. Read it again before you decide.',
  tariff_changed: 'Someone else has changed this since you opened it. Nothing was changed. Check it again.',
  zone_taken: 'Another zone has one of these countries or postcodes already. Nothing was changed.',
  weights_overlap: 'Another rate for this method already covers some of these weights. Nothing was changed.',
  last_zone: 'Without it nothing could be delivered, and nobody could order. Nothing was changed.',
  country_missing: 'Enter the shop’s country in the settings first. Nothing was changed.',
  prices_meaning: 'Tick that you understand what it means for the prices shown. Nothing was changed.',
  last_owner: 'This is the shop’s last owner. Make someone else an owner first. Nothing was changed.',
  customer_not_deletable:
    'Their data can’t be deleted yet: an order or a lot is open, or they work here. Nothing was changed.',
  forbidden: 'Your role doesn’t allow this. Nothing was changed. An owner can change it.',
  not_found: 'That is no longer there. Nothing was changed.',
  code_taken: 'Another promotion has this code. Nothing was made; choose another.',
  fault: 'This failed on our side. Check whether it worked before you try again.',
  unavailable: 'The shop didn’t answer. Check whether it worked before you try again.',
  signed_out: 'You’ve been signed out. Sign in and try again.',
};

export const deskProblemWords = (code: string): string =>
  words[code as ProblemCode] ?? 'That didn’t work. Nothing was changed. Try again.';
