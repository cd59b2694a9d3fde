import type { Problem } from '#contract/errors.ts';

const words: Readonly<Record<string, string>> = {
  payment_declined:
    'The bank declined this payment. Nothing was charged, and your pieces are still held. Try another card.',
  price_changed:
    'The total has changed since you saw it. Nothing was charged. The new one is on the button: pay if you agree.',
  out_of_stock: 'A piece in your bag was taken while its hold was over. Nothing was charged.',
  bag_empty: 'Your bag is empty. Nothing was charged.',
  payment_in_progress:
    'A payment for these pieces is under way, perhaps in another window. Don’t pay again: your orders show what became of it.',
  invalid: 'Something in the form is missing. It is marked below.',
  forbidden: 'This was sent from another page. Nothing was charged.',
};
const otherwise = 'The payment did not go through on our side. Nothing was charged. Try again.';

/** What came of pressing "Pay", in words, from the code that a form came back with. */
export const wordsOfCode = (code: string): string => words[code] ?? otherwise;

/** The same from the server's whole answer, which knows more. */
export function wordsOfProblem(problem: Problem): string {
  if (problem.code === 'payment_declined') return `${problem.message} Your pieces are still held: try another card.`;
  if (problem.code === 'out_of_stock') return `${problem.message} Nothing was charged.`;
  if (problem.code === 'unavailable') {
    return 'The shop did not answer. Press again when you are back online: you are never charged twice for it.';
  }
  return words[problem.code] ?? problem.message;
}
