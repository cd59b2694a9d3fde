import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WatchCounts } from './watch-counts.ts';

it('a topic is watched from its first widget to its last', () => {
  const counts = new WatchCounts();
  expect(counts.add('shop')).toBe(true);
  expect(counts.add('shop')).toBe(false);
  expect(counts.remove('shop')).toBe(false);
  expect(counts.has('shop')).toBe(true);
  expect(counts.remove('shop')).toBe(true);
  expect(counts.topics).toEqual([]);
});

it('a widget that stops twice takes nothing from the others', () => {
  const counts = new WatchCounts();
  expect(counts.remove('shop')).toBe(false);
  expect(counts.add('shop')).toBe(true);
});

it('whatever comes and goes, first and last take turns, and what is left is what is shown', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean())), (steps) => {
      const counts = new WatchCounts();
      const shown: string[] = [];
      for (const [topic, comes] of steps) {
        const before = shown.includes(topic);
        if (comes) {
          shown.push(topic);
          expect(counts.add(topic)).toBe(!before);
        } else {
          if (before) shown.splice(shown.indexOf(topic), 1);
          expect(counts.remove(topic)).toBe(before && !shown.includes(topic));
        }
      }
      expect(counts.topics.sort()).toEqual([...new Set(shown)].sort());
    }),
  );
});
