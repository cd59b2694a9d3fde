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

export function slipWords({ amount, times, meant }: Slip, money: (amount: number) => string): string {
  const many = countWords[times] ?? `${times} times`;
  return `${money(amount)} is ${many} the price. Did you mean ${money(meant)}?`;
}
