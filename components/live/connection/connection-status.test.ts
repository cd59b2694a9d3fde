import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLiveStore } from '#components/live/live-store.ts';
import { ConnectionStatus } from './connection-status.ts';

const navigator = { onLine: true };
beforeEach(() => {
  vi.useFakeTimers({ now: 50_000 });
  navigator.onLine = true;
  vi.stubGlobal('navigator', navigator);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function aStatus() {
  const store = createLiveStore();
  return { status: new ConnectionStatus(store), shown: () => store.getState().connection };
}

it('a short interruption is not worth a word', () => {
  const { status, shown } = aStatus();
  status.live();
  status.lost();
  vi.advanceTimersByTime(1_900);
  status.connected();
  vi.advanceTimersByTime(60_000);
  expect(shown()).toEqual({ status: 'live', beats: 0 });
});

it('a longer one counts from its first moment, however often the page tries again', () => {
  const { status, shown } = aStatus();
  status.live();
  status.lost();
  vi.advanceTimersByTime(1_500);
  status.lost();
  vi.advanceTimersByTime(500);
  expect(shown()).toEqual({ status: 'reconnecting', since: 50_000 });
});

it('a silence over an open connection is said at once, and is the same interruption if the connection is then lost', () => {
  const { status, shown } = aStatus();
  status.live();
  status.silent(47_000);
  expect(shown()).toEqual({ status: 'reconnecting', since: 47_000 });
  vi.advanceTimersByTime(4_000);
  status.lost();
  vi.advanceTimersByTime(4_000);
  expect(shown()).toEqual({ status: 'reconnecting', since: 47_000 });
});

it('a device that knows that it is offline says so at once', () => {
  const { status, shown } = aStatus();
  status.live();
  navigator.onLine = false;
  status.networkLost();
  expect(shown()).toEqual({ status: 'offline', since: 50_000 });
});

it('a connection that has answered nothing yet does not count as live', () => {
  const { status, shown } = aStatus();
  status.lost();
  vi.advanceTimersByTime(3_000);
  status.connected();
  expect(shown()).toEqual({ status: 'reconnecting', since: 50_000 });
  status.live();
  expect(shown()).toEqual({ status: 'live', beats: 0 });
});

it('a page that is out of date is so since it was last live, and says so once', () => {
  const { status, shown } = aStatus();
  status.live();
  status.lost();
  vi.advanceTimersByTime(5_000);
  status.connected();
  status.outdated();
  expect(shown()).toEqual({ status: 'outdated', since: 50_000 });
  const before = shown();
  status.outdated();
  expect(shown()).toBe(before);
});

it('nothing is said after the end', () => {
  const { status, shown } = aStatus();
  status.live();
  status.lost();
  status.close();
  vi.advanceTimersByTime(10_000);
  expect(shown()).toEqual({ status: 'live', beats: 0 });
});
