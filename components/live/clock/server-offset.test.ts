import { expect, it } from 'vitest';
import { ServerOffset } from './server-offset.ts';

it('an answer is taken to be half a round trip old', () => {
  expect(new ServerOffset().measure(10_000, 200, 9_000)).toBe(1_100);
});

it('only a faster answer measures better, until the clock may have drifted', () => {
  const offset = new ServerOffset();
  offset.measure(10_000, 80, 10_000);
  expect(offset.measure(10_000, 80, 10_000)).toBeNull();
  expect(offset.measure(10_000, 300, 10_000)).toBeNull();
  expect(offset.measure(10_000, 40, 10_000)).toBe(20);
  offset.restart();
  expect(offset.measure(10_000, 300, 10_000)).toBe(150);
});
