import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageParts, partMaxAgeMs } from './page-parts.ts';
import { readPart, reads, whileRendering } from './page-reads.ts';

const soon = async (turns: number) => {
  for (let i = 0; i < turns; i++) await Promise.resolve();
};

/** A shop of numbers: a part is its topic's number as it was when it was read. */
function shop(parts = new PageParts()) {
  const state = new Map<string, number>();
  const number = (topic: string) => state.get(topic) ?? 0;
  let readings = 0;
  return {
    parts,
    number,
    readings: () => readings,
    change(topic: string) {
      state.set(topic, number(topic) + 1);
      parts.drop([topic]);
    },
    async ask(topic: string, { before = 0, after = 0 } = {}) {
      const page = { topics: new Set<string>(), until: Number.POSITIVE_INFINITY };
      const value = await whileRendering(
        page,
        () =>
          readPart(topic, async () => {
            readings++;
            await soon(before);
            const value = number(topic);
            reads(topic);
            await soon(after);
            return value;
          }),
        parts,
      );
      return { value, topics: [...page.topics] };
    },
  };
}

describe('a part of pages', () => {
  it('is read once for all, and tells each page what it was read of, until that changes', async () => {
    const { ask, change, readings } = shop();
    expect(await Promise.all([ask('a'), ask('a')])).toEqual([
      { value: 0, topics: ['a'] },
      { value: 0, topics: ['a'] },
    ]);
    change('b');
    expect(await ask('a')).toEqual({ value: 0, topics: ['a'] });
    expect(readings()).toBe(1);
    change('a');
    expect(await ask('a')).toEqual({ value: 1, topics: ['a'] });
    expect(readings()).toBe(2);
  });

  it('is read each time where no page is rendered', async () => {
    let readings = 0;
    for (let i = 0; i < 2; i++) await readPart('a', async () => readings++);
    expect(readings).toBe(2);
  });

  it('that was overtaken while it was read is given to nobody who asks later', async () => {
    const { ask, change, readings } = shop();
    const early = ask('a', { after: 20 });
    await soon(5);
    change('a');
    const late = ask('a');
    expect((await early).value).toBe(0);
    expect((await late).value).toBe(1);
    expect((await ask('a')).value).toBe(1);
    expect(readings()).toBe(2);
  });

  it('that was being read when everything had to be forgotten is not remembered', async () => {
    const { ask, parts, readings } = shop();
    const early = ask('a', { after: 20 });
    await soon(5);
    parts.clear();
    await early;
    await ask('a');
    expect(readings()).toBe(2);
  });

  it('that could not be read is read again', async () => {
    const parts = new PageParts();
    await expect(parts.take('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect((await parts.take('a', async () => 1)).value).toBe(1);
  });

  it('that names no topic is not remembered, as nothing would tell of its change', async () => {
    const parts = new PageParts();
    await parts.take('a', async () => 1);
    expect(parts.size).toBe(0);
  });

  it('is read again once the clock may have changed it, and after half a minute in any case', async () => {
    let now = 0;
    const parts = new PageParts({ clock: () => now });
    const take = (value: number, until: number) =>
      parts.take('a', async (noted) => {
        noted.topics.add('a');
        noted.until = until;
        return value;
      });
    await take(1, Date.now() - 1);
    expect((await take(2, Number.POSITIVE_INFINITY)).value).toBe(2);
    now = partMaxAgeMs - 1;
    expect((await take(3, Number.POSITIVE_INFINITY)).value).toBe(2);
    now = partMaxAgeMs;
    expect((await take(4, Number.POSITIVE_INFINITY)).value).toBe(4);
  });

  it('of many is forgotten, the least asked for first', async () => {
    const { ask, parts, readings } = shop(new PageParts({ most: 2 }));
    for (const topic of ['a', 'b', 'a', 'c']) await ask(topic);
    expect([parts.size, readings()]).toEqual([2, 3]);
    await ask('a');
    expect(readings()).toBe(3);
    await ask('b');
    expect(readings()).toBe(4);
  });

  it('is never older than what was true when it was asked for, whatever happens meanwhile', async () => {
    const topic = fc.constantFrom('a', 'b');
    const turns = fc.nat(6);
    const step = fc.oneof(
      fc.record({ what: fc.constant('ask' as const), topic, before: turns, after: turns }),
      fc.record({ what: fc.constant('change' as const), topic }),
      fc.record({ what: fc.constant('wait' as const), turns }),
      fc.record({ what: fc.constant('clear' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { ask, change, number, parts } = shop(new PageParts({ most: 1 }));
        const asked: Promise<void>[] = [];
        for (const one of steps) {
          if (one.what === 'wait') await soon(one.turns);
          else if (one.what === 'clear') parts.clear();
          else if (one.what === 'change') change(one.topic);
          else {
            const least = number(one.topic);
            asked.push(ask(one.topic, one).then(({ value }) => expect(value).toBeGreaterThanOrEqual(least)));
          }
        }
        await Promise.all(asked);
        for (const name of ['a', 'b']) expect((await ask(name)).value).toBe(number(name));
      }),
    );
  });
});
