import type { ProblemCode } from '#contract/wire/problem.ts';
import type { PayWay } from '#domain/order/pay-way.ts';

export const payWayWords: Readonly<Record<PayWay, string>> = {
  link: 'By payment link',
  transfer: 'By bank transfer',
  cash: 'In cash',
};

const problems: Partial<Record<ProblemCode, string>> = {
  invalid: 'Check the pieces, the email address, the delivery address and the day.',
  out_of_stock: 'There aren’t that many of one of the pieces any more.',
  not_found: 'One of the pieces is no longer there.',
  price_changed: 'The total has changed. Check it, then create the order.',
  not_deliverable: 'We can’t send these pieces there. Choose another country.',
  no_bank_account: 'The shop has no account for transfers. Enter it in the settings.',
  customer_blocked: 'This customer is blocked. Unblock them on their page first.',
  payments_not_set_up: 'The shop can’t take payments yet. Choose another way to pay.',
  seller_not_set_up: 'Enter the seller’s name and address in the settings first.',
};

/** What a form without JavaScript came back for. */
export const newOrderProblem = (code: string): string =>
  `${problems[code as ProblemCode] ?? 'That didn’t work.'} Nothing was ordered.`;
