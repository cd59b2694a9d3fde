import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '#contract/auction/auction.ts';
import { joinHistory } from './join-history.ts';

const lines = (...seqs: number[]): HistoryEntry[] =>
  seqs.map((seq) => ({
    seq,
    paddle: 'Paddle 1',
    amount: seq,
    at: '2026-11-20T18:00:00.000Z',
    automatic: false,
    kind: 'bid',
    retracted: false,
  }));
const seqs = (history: readonly HistoryEntry[]) => history.map(({ seq }) => seq);

describe('a history that is watched while it grows', () => {
  it('keeps the lines that have left the view', () => {
    expect(seqs(joinHistory(lines(6, 5, 4), lines(4, 3, 2, 1)))).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it('keeps both lines of a bid', () => {
    expect(seqs(joinHistory(lines(5, 5, 4, 4), lines(4, 4, 3)))).toEqual([5, 5, 4, 4, 3]);
  });

  it('forgets what lies beyond a hole', () => {
    expect(seqs(joinHistory(lines(40, 39), lines(12, 11)))).toEqual([40, 39]);
  });

  it('is what is known of it when nothing is new', () => {
    expect(seqs(joinHistory([], lines(2, 1)))).toEqual([2, 1]);
    expect(seqs(joinHistory(lines(2, 1), []))).toEqual([2, 1]);
  });
});
