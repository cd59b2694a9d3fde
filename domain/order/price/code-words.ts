import type { NotApplicableReason } from './choose-promotions.ts';

/** Why a code takes nothing off, in a sentence. */
export const codeWords: Readonly<Record<NotApplicableReason, string>> = {
  unknown: 'There is no such code.',
  not_started: 'This code can’t be used yet.',
  ended: 'This code has ended.',
  used_up: 'This code has been used up.',
  used_before:
    'This code has been used as often as one person can, by you or with your email address, card or delivery address.',
  other_currency: 'This code is for another currency.',
  no_matching_pieces: 'This code is for other pieces.',
  minimum_not_met: 'These pieces don’t come to what this code asks for.',
  not_combinable: 'This code can’t be used with the others.',
  takes_nothing_off: 'This code takes nothing off this order.',
};
