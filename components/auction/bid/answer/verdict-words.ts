import type { Check, CheckName } from '#domain/auction/verify-record.ts';

const titles: Record<CheckName, string> = {
  terms: 'The terms',
  chain: 'The chain',
  commitments: 'The commitments',
  prices: 'The prices',
  ends: 'The end',
  result: 'The result',
};

const lines = (count: number): string => (count === 1 ? '1 line' : `${count} lines`);

const holds: Record<CheckName, (count: number) => string> = {
  terms: () => 'They are what they were before the first bid.',
  chain: (count) => `${lines(count)}, none changed, left out or put in.`,
  commitments: (count) =>
    `${count === 1 ? '1 amount is' : `${count} amounts are`} what was committed to when it was bid.`,
  prices: (count) => `After each of ${lines(count)}, price and leader follow from the bids by the rules.`,
  ends: () => 'Each bid came in time, and the end moved as the terms say and never back.',
  result: () => 'The house named the winner and the price that the lines lead to.',
};

const fails: Record<CheckName, string> = {
  terms: 'The terms are not those that the record began with.',
  chain: 'The hash does not fit: something was changed, left out or put in here',
  commitments: 'The amount is not what was committed to',
  prices: 'Price or leader do not follow from the bids',
  ends: 'The bid came too late, or the end moved otherwise than the terms say',
  result: 'The house named another winner or price than the lines lead to.',
};

const notChecked: Record<CheckName, string> = {
  terms: 'This lot began before records were chained.',
  chain: 'This lot began before records were chained.',
  commitments: 'No amount is told whole, so there is none to check.',
  prices: 'Sealed bids have no prices on the way.',
  ends: 'There is nothing to check it by.',
  result: 'It was not sold, and who bid what stays sealed.',
};

export function checkWords({ name, ok, line, count }: Check): { title: string; words: string } {
  const title = titles[name];
  if (ok === null) return { title, words: notChecked[name] };
  if (ok) return { title, words: holds[name](count) };
  return { title, words: line === null ? fails[name] : `${fails[name]}, in line ${line}.` };
}
