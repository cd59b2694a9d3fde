import type { GiftCardReason } from '#contract/gift-card.ts';
import type { NotApplicableReason } from '#domain/money/price-order/choose-promotions.ts';

const words: Record<NotApplicableReason | 'too_many' | `card_${GiftCardReason | 'too_many'}`, string> = {
  unknown: 'There is no such code or gift card.',
  not_started: 'This code can’t be used yet.',
  ended: 'This code has ended.',
  used_up: 'This code has been used up.',
  used_before: 'You have used this code as often as it can be used.',
  other_currency: 'This code is for another currency.',
  no_matching_pieces: 'This code is for other pieces.',
  minimum_not_met: 'These pieces don’t come to what this code asks for.',
  not_combinable: 'This code can’t be used with the others.',
  takes_nothing_off: 'This code takes nothing off these pieces.',
  too_many: 'An order can have five codes. Take one off first.',
  card_unknown: 'There is no such code or gift card.',
  card_expired: 'This gift card has expired.',
  card_other_currency: 'This gift card is in another currency.',
  card_empty: 'There is nothing left on this gift card.',
  card_too_many: 'An order can have five gift cards. Take one off first.',
};

const isKnown = (reason: string): reason is keyof typeof words => reason in words;

/** Why a code takes nothing off. */
export const codeWords = (reason: string): string => (isKnown(reason) ? words[reason] : 'This code can’t be used.');
