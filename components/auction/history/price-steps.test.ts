import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '#contract/auction/auction.ts';
import { joinSteps, scaleOf, stepsOfHistory } from './price-steps.ts';

const line = (seq: number, amount: number, paddle: number, automatic = false): HistoryEntry => ({
  seq,
  amount,
  paddle: `Paddle ${paddle}`,
  automatic,
  kind: 'bid',
  retracted: false,
  at: new Date(seq * 1000).toISOString(),
});
// Newest first, as a view has them: the house answered bid 3 for paddle 2.
const history = [line(3, 230, 2, true), line(3, 220, 1), line(2, 210, 2), line(1, 200, 1)];

describe('the line of a price', () => {
  it('has one step per bid, at the price it led to, under the paddle that bid', () => {
    expect(stepsOfHistory(history).map(({ seq, amount, paddle }) => [seq, amount, paddle])).toEqual([
      [1, 200, 'Paddle 1'],
      [2, 210, 'Paddle 2'],
      [3, 230, 'Paddle 1'],
    ]);
  });

  it('goes on where what was read of it ends', () => {
    const read = { steps: stepsOfHistory(history.slice(2)), lastSeq: 2 };
    expect(joinSteps(read, history).map(({ amount }) => amount)).toEqual([200, 210, 230]);
  });

  it('falls where a bid was taken back', () => {
    const taken: HistoryEntry = { ...line(4, 200, 2), kind: 'retraction' };
    expect(joinSteps({ steps: [], lastSeq: 0 }, [taken, ...history]).map(({ amount, kind }) => [amount, kind])).toEqual(
      [
        [200, 'bid'],
        [210, 'bid'],
        [230, 'bid'],
        [200, 'retraction'],
      ],
    );
  });
});

it('one bid has its own amount and moment, and no axis around it', () => {
  const at = Date.parse('2026-11-21T21:00:00.000Z');
  const frame = { width: 100, height: 100, left: 0, right: 0, top: 0, bottom: 0 };
  const scale = scaleOf([{ at, amount: 10_000, paddle: 'Paddle 1', kind: 'bid' }], frame, 1_000);
  expect([scale.amounts, scale.moments]).toEqual([[10_000], [at]]);
});
