import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLiveStore } from '#components/live/live-store.ts';
import { ServerClock } from './server-clock.ts';

beforeEach(() => void vi.useFakeTimers({ now: 100_400 }));
afterEach(() => void vi.useRealTimers());

function aClock() {
  const store = createLiveStore();
  store.getState().setClockOffset(0);
  return { store, clock: new ServerClock(store) };
}

describe('the clock of a page', () => {
  it('says nothing before it is listened to, and tells all who came together together', () => {
    const { clock } = aClock();
    expect(clock.at(1_000)).toBeNull();
    const told: string[] = [];
    clock.listen(1_000, () => told.push('a'));
    clock.listen(1_000, () => told.push('b'));
    expect([clock.at(1_000), told]).toEqual([null, []]);
    vi.advanceTimersByTime(0);
    expect([clock.at(1_000), told]).toEqual([100_400, ['a', 'b']]);
  });

  it('beats on the server’s second, and a slower one with every so many of them', () => {
    const { store, clock } = aClock();
    store.getState().setClockOffset(100);
    const beats: Record<number, number[]> = { 1000: [], 10000: [] };
    for (const every of [1_000, 10_000]) clock.listen(every, () => beats[every]?.push(clock.at(every) ?? 0));
    vi.advanceTimersByTime(10_000);
    expect(beats[1_000]).toEqual([100_500, ...Array.from({ length: 10 }, (_, i) => 101_000 + i * 1_000)]);
    expect(beats[10_000]).toEqual([100_500, 110_000]);
  });

  it('tells at once when the page has learnt better what time it is', () => {
    const { store, clock } = aClock();
    let told = 0;
    clock.listen(60_000, () => {
      told += 1;
    });
    vi.advanceTimersByTime(0);
    store.getState().setClockOffset(5_000);
    expect([told, clock.at(60_000)]).toEqual([2, 105_400]);
  });

  it('is silent until the server has told the time', () => {
    const store = createLiveStore();
    const clock = new ServerClock(store);
    let told = 0;
    clock.listen(1_000, () => {
      told += 1;
    });
    vi.advanceTimersByTime(5_000);
    expect([told, clock.at(1_000)]).toEqual([0, null]);
    store.getState().setClockOffset(300_000);
    expect([told, clock.at(1_000)]).toEqual([1, 405_400]);
    vi.advanceTimersByTime(600);
    expect([told, clock.at(1_000)]).toEqual([2, 406_000]);
  });

  it('beats at the very end of what it counts down to', () => {
    const { clock } = aClock();
    const end = 103_683;
    const beats: number[] = [];
    clock.listen(1_000, () => {});
    vi.advanceTimersByTime(0);
    clock.listen(1_000, () => beats.push(clock.at(1_000, end % 1_000) ?? 0), end % 1_000);
    // Whoever comes late starts from the last beat of any.
    expect(clock.at(1_000, end % 1_000)).toBe(100_400);
    vi.advanceTimersByTime(3_300);
    expect(beats).toEqual([100_400, 100_683, 101_683, 102_683, end]);
  });

  it('stands still when nobody listens, and starts again with whoever does', () => {
    const { store, clock } = aClock();
    const stops = [clock.listen(1_000, () => {}), clock.listen(250, () => {})];
    vi.advanceTimersByTime(2_000);
    for (const stop of stops) stop();
    expect([vi.getTimerCount(), clock.at(1_000)]).toEqual([0, null]);
    store.getState().setClockOffset(7);
    expect(vi.getTimerCount()).toBe(0);
    clock.listen(1_000, () => {});
    vi.advanceTimersByTime(0);
    expect(clock.at(1_000)).toBe(102_407);
  });
});
