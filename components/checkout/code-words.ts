import type { GiftCardReason } from '#contract/gift-card/gift-card.ts';
import type { NotApplicableReason } from '#domain/order/price/choose-promotions.ts';
import { codeWords as promotionWords } from '#domain/order/price/code-words.ts';

type Reason = NotApplicableReason | 'too_many' | `card_${GiftCardReason | 'too_many'}`;

const words: Readonly<Record<Reason, string>> = {
  ...promotionWords,
  // One field takes both.
  unknown: 'There is no such code or gift card.',
  too_many: 'An order can have five codes. Remove one first.',
  card_unknown: 'There is no such code or gift card.',
  card_expired: 'This gift card has expired.',
  card_other_currency: 'This gift card is in another currency.',
  card_empty: 'There is nothing left on this gift card.',
  card_too_many: 'An order can have five gift cards. Remove one first.',
};

const isKnown = (reason: string): reason is keyof typeof words => reason in words;

/** Why a code takes nothing off. */
export const codeWords = (reason: string): string => (isKnown(reason) ? words[reason] : 'This code can’t be used.');
