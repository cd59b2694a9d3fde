import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { View } from '#contract/wire/views.ts';
import { ViewCache, type ViewRead } from './view-cache.ts';

const room = 'viewers:shop';
const aView = (version: number): View => ({ topic: room, version, data: { count: version } });

/** A publisher's pass, or an answer to `watch`, over in one step. */
const publish = (cache: ViewCache, version: number) => {
  const read = cache.startRead();
  const isNews = read.isNews(room, aView(version));
  read.end();
  return isNews;
};
const answer = (cache: ViewCache, version: number) => {
  const read = cache.startRead();
  read.keep(room, aView(version));
  read.end();
};

describe('what a room is sent', () => {
  it('is news once', () => {
    const cache = new ViewCache();
    expect(publish(cache, 4)).toBe(true);
    expect(publish(cache, 4)).toBe(false);
    expect(publish(cache, 3)).toBe(false);
    expect(publish(cache, 5)).toBe(true);
  });

  it('is news to those in the room though somebody who has just come was answered with it', () => {
    const cache = new ViewCache();
    publish(cache, 4);
    answer(cache, 5);
    expect(publish(cache, 5)).toBe(true);
  });

  it('only grows, and ends with the newest that was read for it', () => {
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
          if (!published) answer(cache, version);
          else {
            newest = Math.max(newest, version);
            if (publish(cache, version)) sent.push(version);
          }
        }
        expect(sent).toEqual([...new Set(sent)].sort((a, b) => a - b));
        expect(sent.at(-1) ?? -1).toBe(newest);
      }),
    );
  });
});

describe('what is held', () => {
  it('is never older than the last change that was announced, however long a read of it takes', () => {
    const acts = fc.constantFrom('change', 'come', 'leave', 'read', 'arrive', 'pass', 'pass ends', 'lost');
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 40 }), (steps) => {
        const cache = new ViewCache();
        /** What is committed, and up to where announcements have been dealt with. */
        let [committed, announced] = [0, 0];
        let people = 0;
        const reads: { read: ViewRead; version: number }[] = [];
        let pass: { read: ViewRead; version: number } | null = null;
        for (const step of steps) {
          if (step === 'change') committed++;
          if (step === 'come') people++;
          if (step === 'leave') people = Math.max(0, people - 1);
          if (step === 'read') reads.push({ read: cache.startRead(), version: committed });
          if (step === 'arrive') {
            // Any of them: one that began later may be over sooner.
            const [one] = reads.splice(committed % Math.max(1, reads.length), 1);
            one?.read.keep(room, aView(one.version));
            one?.read.end();
          }
          if (step === 'pass' && !pass) {
            if (people > 0) pass = { read: cache.startRead(), version: committed };
            else {
              cache.forget(room);
              announced = committed;
            }
          }
          if (step === 'pass ends' && pass) {
            pass.read.isNews(room, aView(pass.version));
            pass.read.end();
            announced = Math.max(announced, pass.version);
            pass = null;
          }
          if (step === 'lost') {
            cache.forgetAll(() => people > 0);
            // Whoever is there is sent what is true now, in a pass to come.
            if (people === 0) announced = committed;
          }
          expect(cache.get(room)?.version ?? announced).toBeGreaterThanOrEqual(announced);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('a room that was forgotten while it was read is to be read again, and only that one', () => {
    const cache = new ViewCache();
    const read = cache.startRead();
    cache.forget(room);
    expect(read.keep(room, aView(1))).toBeNull();
    expect(read.keep('viewers:other', aView(1))).toEqual(aView(1));
    const later = cache.startRead();
    read.end();
    expect(later.keep(room, aView(2))).toEqual(aView(2));
  });
});
