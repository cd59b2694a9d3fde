import type { DisputeView } from '#contract/order/dispute.ts';

/** Stripe's words for what customers tell their banks: https://docs.stripe.com/disputes/categories */
const reasons: Readonly<Record<string, string>> = {
  bank_cannot_process: 'their bank couldn’t process it',
  check_returned: 'a cheque was returned',
  credit_not_processed: 'they say a refund they were promised hasn’t come',
  customer_initiated: 'they asked their bank to take it back',
  debit_not_authorized: 'they say they didn’t allow this debit',
  duplicate: 'they say they paid twice',
  fraudulent: 'they say they didn’t make this payment',
  incorrect_account_details: 'the account’s details were wrong',
  insufficient_funds: 'their account had too little money',
  product_not_received: 'they say it hasn’t arrived',
  product_unacceptable: 'they say it isn’t as described, or is damaged',
  subscription_canceled: 'they say they had cancelled',
  unrecognized: 'they don’t recognise this payment',
};

/** Why a customer had their bank take money back; a code without words says so itself. */
export const disputeReason = (code: string): string =>
  reasons[code] ?? (code === 'general' || code === 'chargeback' ? 'no reason was given' : `the bank’s code is ${code}`);

export const disputeStatusWords: Record<DisputeView['status'], string> = {
  open: 'Needs a response',
  under_review: 'With the bank',
  won: 'Decided for us',
  lost: 'Decided for the customer',
};
