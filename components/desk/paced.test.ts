import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { paced } from './paced.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('acts at its pace while it is asked for more often', () => {
  const act = vi.fn();
  const pace = paced(act, 5_000);
  for (let second = 0; second < 20; second++) {
    pace.ask();
    vi.advanceTimersByTime(1_000);
  }
  expect(act).toHaveBeenCalledTimes(4);
});

it('acts once after the last time it was asked for, and not once it was stopped', () => {
  const act = vi.fn();
  const pace = paced(act, 5_000);
  pace.ask();
  vi.advanceTimersByTime(60_000);
  expect(act).toHaveBeenCalledTimes(1);
  pace.ask();
  pace.stop();
  vi.advanceTimersByTime(60_000);
  expect(act).toHaveBeenCalledTimes(1);
  pace.ask();
  vi.advanceTimersByTime(5_000);
  expect(act).toHaveBeenCalledTimes(2);
});
