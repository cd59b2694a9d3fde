import type { Problem } from '#contract/wire/problem.ts';

const words: Readonly<Record<string, string>> = {
  card_declined: 'The bank declined this card.',
  insufficient_funds: 'There is not enough money on this card.',
  card_expired: 'This card has expired.',
  card_code_wrong: 'The security code is wrong.',
  not_possible: 'This payment is not possible.',
  authentication_refused: 'The bank refused this payment.',
  payment_failed: 'The payment did not go through.',
  left: 'You left before the payment was finished.',
  not_finished: 'The payment was not finished in time.',
  abandoned: 'The payment was not finished in time.',
  capture_declined: 'The bank no longer allows this payment.',
  unpaid: 'The time to pay ran out.',
};

export const declinedWords = (reason: string | null): string =>
  words[reason ?? ''] ?? 'The bank declined this payment.';

/** A payment that was declined, in words. Nothing was charged and the order doesn't stand. */
export function paymentDeclined(reason: string | null): Problem {
  return { code: 'payment_declined', message: `${declinedWords(reason)} Nothing was charged.`, reason };
}

export const paymentInProgress = (publicId: string | null): Problem => ({
  code: 'payment_in_progress',
  message:
    'A payment for these pieces is still being checked. Don’t pay again. We will show the result here as soon as we know it.',
  ...(publicId === null ? {} : { publicId }),
});

export const emptyBag: Problem = { code: 'bag_empty', message: 'Your bag is empty. Nothing was charged.' };
