import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePeriod, type Period } from './scheduled-price.ts';

const judge = (wanted: Period, others: Period[] = [], now = 0) => {
  const decision = judgePeriod(wanted, others, now);
  return decision.ok ? 'fits' : decision.refusal.code;
};

describe('the period of a scheduled price', () => {
  it.each<[string, Period, Period[], ReturnType<typeof judge>]>([
    ['alone', { start: 10, end: 20 }, [], 'fits'],
    ['after another', { start: 20, end: 30 }, [{ start: 10, end: 20 }], 'fits'],
    ['within another', { start: 12, end: 15 }, [{ start: 10, end: 20 }], 'overlaps'],
    ['around another', { start: 5, end: 25 }, [{ start: 10, end: 20 }], 'overlaps'],
    ['a lasting price within another', { start: 15, end: null }, [{ start: 10, end: 20 }], 'overlaps'],
    ['a lasting price at the end of another', { start: 20, end: null }, [{ start: 10, end: 20 }], 'fits'],
    ['after a lasting price', { start: 20, end: 30 }, [{ start: 10, end: null }], 'fits'],
    ['two lasting prices at one moment', { start: 20, end: null }, [{ start: 20, end: null }], 'overlaps'],
    ['the end before the start', { start: 20, end: 20 }, [], 'ends_before_it_starts'],
    ['in the past', { start: -20, end: -10 }, [], 'ended_already'],
  ])('%s', (_, wanted, others, answer) => {
    expect(judge(wanted, others)).toBe(answer);
  });

  it('never lets two run at once', () => {
    const period = fc
      .record({ start: fc.integer({ min: 0, max: 50 }), length: fc.option(fc.integer({ min: 1, max: 20 })) })
      .map(({ start, length }) => ({ start, end: length === null ? null : start + length }));
    fc.assert(
      fc.property(fc.array(period, { maxLength: 15 }), (wanted) => {
        const taken: Period[] = [];
        for (const one of wanted) if (judge(one, taken) === 'fits') taken.push(one);
        for (let at = 0; at < 80; at++) {
          const running = taken.filter(({ start, end }) => end !== null && start <= at && at < end);
          expect(running.length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
