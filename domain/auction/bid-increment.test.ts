import { describe, expect, it } from 'vitest';
import { defaultIncrements, stepAt } from './bid-increment.ts';

describe('the default steps', () => {
  it.each([
    [0, 5],
    [99, 5],
    [100, 25],
    [499, 25],
    [500, 50],
    [2_499, 50],
    [2_500, 100],
    [9_999, 100],
    [10_000, 250],
    [25_000, 500],
    [50_000, 1_000],
    [100_000, 2_500],
    [250_000, 5_000],
    [499_999, 5_000],
    [500_000, 10_000],
  ])('at %i the step is %i', (price, step) => expect(stepAt(defaultIncrements, price)).toBe(step));
});
