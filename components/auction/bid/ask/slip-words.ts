import type { Slip } from '#domain/auction/slip-guard.ts';

const countWords = [
  '',
  '',
  'twice',
  'three times',
  'four times',
  'five times',
  'six times',
  'seven times',
  'eight times',
  'nine times',
  'ten times',
];

const timesWords = (times: number): string => countWords[times] || `${times} times`;

export function slipWords({ amount, times, meant }: Slip, money: (amount: number) => string): string {
  return `${money(amount)} is ${timesWords(times)} the price. Did you mean ${money(meant)}?`;
}

/** Nothing is known of a sealed price. @param least where its bids start */
export const sealedSlipWords = (slip: Slip, least: number, money: (amount: number) => string): string =>
  `${money(slip.amount)} is ${timesWords(slip.times)} ${money(least)}, where bids start. Check the amount.`;
