import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFigures } from './compare.ts';

const verdict = (figure: string, now: number, before?: number) =>
  compareFigures({ [figure]: now }, before === undefined ? {} : { [figure]: before })[0]?.verdict;

describe('a run beside the baseline', () => {
  it.each([
    ['fan-out: cpuRatio1000', 1.8, 1.5, 'worse'],
    ['fan-out: cpuRatio1000', 1.2, 1.5, 'better'],
    ['fan-out: cpuRatio1000', 1.6, 1.5, 'same'],
    ['fan-out: newestP99Ms1000At1000', 80, 40, 'worse'],
    ['fan-out: newestP99Ms1000At1000', 55, 40, 'same'],
    ['pixel: pixelP99MsLot', 30, 70, 'better'],
    ['bids: ratioOverSockets', 2, 3, 'worse'],
    ['bids: acceptedInProcess', 20_000, 13_000, 'better'],
    ['orders: ordersOnOneSku', 300, 500, 'worse'],
    ['pages: requestsRatio', 1.1, 1.0, 'same'],
    ['pages: stale', 0, 0, 'same'],
    ['pages: stale', 1, 0, 'worse'],
    ['orders: unitsUnaccountedFor', 0, 2, 'better'],
  ])('%s: %d after %d is %s', (figure, now, before, expected) => {
    expect(verdict(figure, now, before)).toBe(expected);
  });

  it('what others are measured against is shown and not judged', () => {
    for (const figure of ['bids: pgbench', 'fan-out: wsP99Ms5000', 'pages: pairs']) {
      expect(verdict(figure, 1, 100)).toBe('not judged');
    }
  });

  it('a figure that the baseline does not know is no error, unless it must be nothing', () => {
    expect(verdict('pixel: pixelP50MsLot', 40)).toBe('new');
    expect(verdict('pages: stale', 3)).toBe('worse');
  });

  it('a figure that was not run this time is left out', () => {
    expect(compareFigures({}, { 'pages: stale': 0 })).toEqual([]);
  });

  it('a run beside itself is the same throughout, and what is worse one way is better the other', () => {
    const opposite = { better: 'worse', worse: 'better' } as Record<string, string>;
    const positive = fc.double({ min: 0.001, max: 1e6, noNaN: true });
    const figure = fc.constantFrom('a: cpuRatio', 'a: p99Ms', 'a: ratioOnLots', 'a: ordersOnOneSku');
    fc.assert(
      fc.property(figure, positive, positive, (name, one, other) => {
        expect(verdict(name, one, one)).toBe('same');
        const there = verdict(name, one, other) ?? '';
        expect(verdict(name, other, one)).toBe(opposite[there] ?? there);
      }),
    );
  });
});
