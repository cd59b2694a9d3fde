import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Heartbeat } from './heartbeat.ts';

const start = 50_000;
beforeEach(() => {
  vi.useFakeTimers({ now: start });
  // So that the first question comes at once.
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A line that answers after `roundTripMs`, or holds every answer while it is null. */
function aLine(roundTripMs: number | null = 50) {
  const line = { roundTripMs, live: true, asked: 0, told: [] as string[] };
  const heartbeat = new Heartbeat({
    ask() {
      line.asked++;
      if (line.roundTripMs !== null) setTimeout(() => heartbeat.heard(), line.roundTripMs);
    },
    isLive: () => line.live,
    onSilent: (since) => line.told.push(`silent since ${since - start}`),
    onHeard: () => line.told.push(`heard at ${Date.now() - start}`),
  });
  return { line, heartbeat };
}

it('asks once a second, for as long as anybody wants it', () => {
  const { line, heartbeat } = aLine();
  vi.advanceTimersByTime(5_000);
  expect(line.asked).toBe(0);
  const [stop, stopOther] = [heartbeat.want('auction:1'), heartbeat.want('auction:1')];
  vi.advanceTimersByTime(4_500);
  expect(line.asked).toBe(5);
  stop();
  vi.advanceTimersByTime(1_000);
  expect(line.asked).toBe(6);
  stopOther();
  vi.advanceTimersByTime(60_000);
  expect(line.asked).toBe(6);
  expect(line.told).toEqual([]);
});

it('a question without a word for two seconds is silence, since the last word; a word ends it', () => {
  const { line, heartbeat } = aLine();
  heartbeat.want('auction:1');
  vi.advanceTimersByTime(2_100);
  line.roundTripMs = null;
  vi.advanceTimersByTime(2_800);
  expect(line.told).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(line.told).toEqual(['silent since 2050']);
  vi.advanceTimersByTime(30_000);
  expect(line.told).toHaveLength(1);
  heartbeat.heard();
  expect(line.told.at(-1)).toBe('heard at 35100');
  line.roundTripMs = 50;
  vi.advanceTimersByTime(10_000);
  expect(line.told).toHaveLength(2);
});

it('a slow line is not a silent one, and a word that was not asked for counts', () => {
  const { line, heartbeat } = aLine(1_900);
  heartbeat.want('auction:1');
  vi.advanceTimersByTime(30_000);
  expect(line.asked).toBe(16);
  line.roundTripMs = null;
  for (let second = 0; second < 20; second++) {
    vi.advanceTimersByTime(1_000);
    heartbeat.heard();
  }
  expect(line.told).toEqual([]);
});

it('a page that slept judges nothing by it, and asks again', () => {
  const { line, heartbeat } = aLine(null);
  heartbeat.want('auction:1');
  vi.advanceTimersByTime(100);
  vi.setSystemTime(start + 600_000);
  line.roundTripMs = 50;
  vi.advanceTimersByTime(7_000);
  expect(line.asked).toBeGreaterThan(4);
  expect(line.told).toEqual([]);
});

it('over a connection that is known to be lost nothing is asked, and the next one is judged anew', () => {
  const { line, heartbeat } = aLine(null);
  heartbeat.want('auction:1');
  vi.advanceTimersByTime(1_500);
  line.live = false;
  heartbeat.lost();
  const { asked } = line;
  vi.advanceTimersByTime(10_000);
  expect(line.asked).toBe(asked);
  expect(line.told).toEqual([]);
  line.live = true;
  vi.advanceTimersByTime(3_100);
  expect(line.told).toHaveLength(1);
});

it('a silence that nobody asks about any more still ends with a word', () => {
  const { line, heartbeat } = aLine(null);
  const stop = heartbeat.want('auction:1');
  vi.advanceTimersByTime(2_100);
  stop();
  expect(line.told).toEqual(['silent since 0']);
  heartbeat.heard();
  expect(line.told).toHaveLength(2);
});
