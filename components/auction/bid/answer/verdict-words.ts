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
  terms: () => 'The terms haven’t changed since before the first bid.',
  chain: (count) => `${lines(count)}, none changed, left out or added.`,
  commitments: (count) =>
    `${count === 1 ? '1 amount is' : `${count} amounts are`} what was committed to when it was bid.`,
  prices: (count) => `After each of ${lines(count)}, price and leader follow from the bids by the rules.`,
  ends: () => 'Each bid came in time, and the end moved as the terms say and never back.',
  result: () => 'The house named the winner and price the record leads to.',
};

const fails: Record<CheckName, string> = {
  terms: 'The terms aren’t the ones the record began with.',
  chain: 'The hash doesn’t match: something was changed, left out or added here',
  commitments: 'The amount is not what was committed to',
  prices: 'Price or leader do not follow from the bids',
  ends: 'The bid was late, or the close moved differently from what the terms say',
  result: 'The house named a different winner or price from the record.',
};

const notChecked: Record<CheckName, string> = {
  terms: 'This lot began before records were chained.',
  chain: 'This lot began before records were chained.',
  commitments: 'No full amounts are published, so there’s nothing to check.',
  prices: 'Sealed bids have no prices on the way.',
  ends: 'There’s nothing to check this against.',
  result: 'It was not sold, and who bid what stays sealed.',
};

export function checkWords({ name, ok, line, count }: Check): { title: string; words: string } {
  const title = titles[name];
  if (ok === null) return { title, words: notChecked[name] };
  if (ok) return { title, words: holds[name](count) };
  return { title, words: line === null ? fails[name] : `${fails[name]}, in line ${line}.` };
}
