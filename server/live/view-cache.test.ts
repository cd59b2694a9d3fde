import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { View } from '#contract/views.ts';
import { ViewCache } from './view-cache.ts';

const room = 'viewers:shop';
const aView = (version: number): View => ({ topic: room, version, data: { count: version } });

describe('what a room is sent', () => {
  it('is news once', () => {
    const cache = new ViewCache();
    expect(cache.isNews(room, aView(4))).toBe(true);
    expect(cache.isNews(room, aView(4))).toBe(false);
    expect(cache.isNews(room, aView(3))).toBe(false);
    expect(cache.isNews(room, aView(5))).toBe(true);
  });

  it('is news to those in the room though somebody who has just come was answered with it', () => {
    const cache = new ViewCache();
    cache.isNews(room, aView(4));
    cache.keep(room, aView(5));
    expect(cache.isNews(room, aView(5))).toBe(true);
  });

  it('only grows, ends with the newest that was read for it, and what is held is never older', () => {
    const act = fc.record({ version: fc.nat(20), published: fc.boolean(), forgotten: fc.boolean() });
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        const cache = new ViewCache();
        let sent: number[] = [];
        let newest = -1;
        for (const { version, published, forgotten } of acts) {
          if (forgotten) {
            cache.forget(room);
            sent = [];
            newest = -1;
          }
          if (!published) cache.keep(room, aView(version));
          else {
            newest = Math.max(newest, version);
            if (cache.isNews(room, aView(version))) sent.push(version);
          }
          expect(cache.get(room)?.version ?? -1).toBeGreaterThanOrEqual(newest);
        }
        expect(sent).toEqual([...new Set(sent)].sort((a, b) => a - b));
        expect(sent.at(-1) ?? -1).toBe(newest);
      }),
    );
  });
});
