import { expect, test } from 'vitest';
import type { Notice } from '#contract/notice/notice.ts';
import { mergeNotices } from './merge-notices.ts';

const notice = (id: string, minute: number, read = false): Notice => ({
  id,
  kind: 'outbid',
  title: id,
  body: '',
  href: '/',
  read,
  at: new Date(Date.UTC(2026, 10, 20, 12, minute)).toISOString(),
});

test('before anything live is known the page shows what it came with', () => {
  expect(mergeNotices([notice('a', 1)], null).map(({ id }) => id)).toEqual(['a']);
});

test('what is newer comes on top, each once, and as it is known now', () => {
  const merged = mergeNotices([notice('b', 2), notice('a', 1)], {
    unread: 1,
    items: [notice('c', 3), notice('b', 2, true)],
  });
  expect(merged.map(({ id, read }) => [id, read])).toEqual([
    ['c', false],
    ['b', true],
    ['a', false],
  ]);
});

test('once nothing is unread, nothing on the page is', () => {
  const merged = mergeNotices([notice('a', 1)], { unread: 0, items: [notice('b', 2, true)] });
  expect(merged.every(({ read }) => read)).toBe(true);
});
