import type { Problem } from '#contract/wire/problem.ts';

const words: Readonly<Record<string, string>> = {
  payment_declined: 'The bank declined this payment. Nothing was charged. Try again, or pay another way.',
  price_changed:
    'The total has changed since you saw it. Nothing was charged. Check the new total, then pay if you agree.',
  out_of_stock: 'Someone else took a piece after its hold in your bag ended. Nothing was charged.',
  not_deliverable:
    'We can’t send these pieces there. Nothing was charged. Choose another address or remove some pieces.',
  bag_empty: 'Your bag is empty. Nothing was charged.',
  payment_in_progress:
    'A payment for these pieces is already in progress, perhaps in another window. Don’t pay again. Your orders will show whether it went through.',
  invalid: 'Something is missing from the form. It’s marked above.',
  gift_card_not_usable: 'A gift card can’t be used any more. Nothing was charged. Remove it, then pay.',
  promotion_not_applicable: 'A code can’t be used any more. Nothing was charged. Remove it, then pay.',
  step_up_required:
    'You opened this order from a link, so we need to check it’s yours. Ask for a code by email and enter it. Nothing was charged.',
  step_up_failed: 'The code was not right, or it has expired. Nothing was charged.',
  fault: 'Something failed on our side. Your orders will show whether the payment went through. If not, try again.',
  unavailable: 'The shop didn’t answer. Your orders will show whether the payment went through. If not, try again.',
  customer_blocked:
    'We can’t take an order from you at the moment. Nothing was charged. Write to us if you think this is a mistake.',
  forbidden: 'We couldn’t verify where this came from, so nothing was charged. Reload the page and try again.',
};
const otherwise = 'Something failed on our side. Nothing was charged. Try again.';

/** The form keeps its key, so the same press finds the order if it was placed. */
const pressAgain = (why: string): string => `${why} Press the button again. You won’t be charged twice.`;

export const wordsOfCode = (code: string): string => words[code] ?? otherwise;

export function wordsOfProblem(problem: Problem): string {
  if (problem.code === 'payment_declined')
    return `${problem.message} Your bag is as it was. Try again, or pay another way.`;
  if (problem.field === 'shippingMethod') {
    return 'This delivery method isn’t available for this address. Nothing was charged. Choose another, then pay.';
  }
  if (problem.code === 'promotion_not_applicable') return problem.message;
  if (problem.code === 'step_up_failed') return `${problem.message} Nothing was charged.`;
  if (problem.code === 'out_of_stock') return `${problem.message} Nothing was charged.`;
  if (problem.code === 'unavailable') return pressAgain('The shop didn’t answer.');
  if (problem.code === 'fault') return pressAgain('Something failed on our side.');
  return words[problem.code] ?? problem.message;
}
