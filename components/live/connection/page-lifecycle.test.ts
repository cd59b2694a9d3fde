import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followPageLifecycle } from './page-lifecycle.ts';

const heard: string[] = [];
let page: EventTarget & { visibilityState: string };
let stop: () => void;
beforeEach(() => {
  heard.length = 0;
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', new EventTarget());
  stop = followPageLifecycle({
    onWake: () => heard.push('wake'),
    onNetworkLost: () => heard.push('network lost'),
    onLeave: () => heard.push('leave'),
    onReturn: () => heard.push('return'),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const happens = (target: EventTarget, type: string, more = {}) =>
  target.dispatchEvent(Object.assign(new Event(type), more));

it('a page wakes when it comes into sight or its device has a network again, and not while it is hidden', () => {
  happens(page, 'visibilitychange');
  happens(window, 'online');
  page.visibilityState = 'hidden';
  happens(page, 'visibilitychange');
  happens(window, 'online');
  expect(heard).toEqual(['wake', 'wake']);
});

it('a page that was kept comes back; one that was just loaded does not', () => {
  happens(window, 'pagehide');
  happens(window, 'pageshow', { persisted: false });
  happens(window, 'pageshow', { persisted: true });
  expect(heard).toEqual(['leave', 'return']);
});

it('a page that is put to sleep is left, and woken also where nobody sees it: it may have to call somebody', () => {
  page.visibilityState = 'hidden';
  happens(page, 'freeze');
  happens(page, 'resume');
  expect(heard).toEqual(['leave', 'wake']);
});

it('a lost network is told at once, and nothing after the end', () => {
  happens(window, 'offline');
  stop();
  for (const type of ['online', 'offline', 'pagehide']) happens(window, type);
  happens(page, 'visibilitychange');
  expect(heard).toEqual(['network lost']);
});
