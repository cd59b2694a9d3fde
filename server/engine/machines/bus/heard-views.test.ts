import { expect, it, vi } from 'vitest';
import type { View } from '#contract/wire/views.ts';
import { ViewCache } from '#server/engine/live/views/view-cache.ts';

const room = 'card:a';
const view = (version: number) => ({ topic: room, version, data: { version } }) as unknown as View;

it('a view from another process replaces an older one, and is parsed once, when it is asked for', () => {
  const cache = new ViewCache();
  cache.startRead().keep(room, view(3));
  const parse = vi.fn(() => view(5));
  expect(cache.heard(room, 5, parse)).toBe(true);
  expect(parse).not.toHaveBeenCalled();
  expect([cache.get(room), cache.get(room)]).toEqual([view(5), view(5)]);
  expect(parse).toHaveBeenCalledTimes(1);
  expect(cache.sentVersion(room)).toBe(5);
  expect(cache.heard(room, 5, () => view(5))).toBe(false);
  expect(cache.heard(room, 4, () => view(4))).toBe(false);
  expect(cache.get(room)).toEqual(view(5));
});

it('what is read here and is no newer than what came from another is not sent', () => {
  const cache = new ViewCache();
  const read = cache.startRead();
  expect(cache.heard(room, 5, () => view(5))).toBe(true);
  expect(read.isNews(room, view(4))).toBe(false);
  expect(read.isNews(room, view(5))).toBe(false);
  expect(read.isNews(room, view(6))).toBe(true);
});

it('nobody is given a view from another process that may be older than a change that was already known', () => {
  const cache = new ViewCache();
  cache.startRead().keep(room, view(3));
  cache.forget(room);
  expect(cache.heard(room, 4, () => view(4))).toBe(true);
  expect(cache.get(room)).toBeUndefined();
  expect(cache.startRead().keep(room, view(6))).toEqual(view(6));
  expect(cache.get(room)).toEqual(view(6));
});

it('I3: a read that began before a view was heard from another process doesn’t replace it', () => {
  const cache = new ViewCache();
  const read = cache.startRead();
  cache.heard(room, 45, () => view(45));
  expect(read.keep(room, view(42))).toEqual(view(45));
  expect(cache.get(room)).toEqual(view(45));
});

it('I3: nor does the publisher’s own read, which then has nothing to send', () => {
  const cache = new ViewCache();
  const read = cache.startRead();
  cache.heard(room, 45, () => view(45));
  expect(read.isNews(room, view(42))).toBe(false);
  expect(cache.get(room)).toEqual(view(45));
});
