import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { untilLoaded } from './until-loaded.ts';

const lost = () => Promise.reject(Object.assign(new Error('Failed to load chunk'), { name: 'ChunkLoadError' }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('asks for a part again, ever later, until its scripts come', async () => {
  const load = vi.fn<() => Promise<string>>(lost);
  const loaded = untilLoaded(load);
  const asked: number[] = [];
  for (let second = 0; second <= 31; second++) {
    asked.push(load.mock.calls.length);
    await vi.advanceTimersByTimeAsync(1_000);
  }
  const times = asked.flatMap((count, second) => (count > (asked[second - 1] ?? 0) ? [second] : []));
  expect(times).toEqual([0, 1, 3, 7, 15, 23, 31]);
  load.mockResolvedValue('the part');
  await vi.advanceTimersByTimeAsync(8_000);
  await expect(loaded).resolves.toBe('the part');
  expect(load).toHaveBeenCalledTimes(8);
});

it('tells at once what is wrong with the part itself', async () => {
  const load = vi.fn(() => Promise.reject(new TypeError('nothing to read')));
  await expect(untilLoaded(load)).rejects.toThrow('nothing to read');
  expect(load).toHaveBeenCalledTimes(1);
});
