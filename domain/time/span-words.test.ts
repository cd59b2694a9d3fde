import { describe, expect, it } from 'vitest';
import { noTakingBack, takeBackWithin } from '#domain/auction/retraction.ts';
import { timeToPay } from '#domain/order/time-to-pay.ts';
import { spanWords } from './span-words.ts';

describe('a span in words', () => {
  it.each([
    [60_000, 'one minute'],
    [600_000, 'ten minutes'],
    [5_400_000, '90 minutes'],
    [3_600_000, 'one hour'],
    [86_400_000, '24 hours'],
    [172_800_000, 'two days'],
    [1_209_600_000, '14 days'],
  ])('%i ms is %s', (ms, words) => expect(spanWords(ms)).toBe(words));

  it('is what sentences about lots say', () => {
    expect([timeToPay, takeBackWithin, noTakingBack]).toEqual(['two days', 'five minutes', 'ten minutes']);
  });
});
