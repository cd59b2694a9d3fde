import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { databaseNow } from '#server/engine/database/clock.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { freeLane } from '../http/turns/lanes.ts';
import { PageCache } from './page-cache.ts';
import type { RenderedPage } from './render-detached.ts';

const pageOf = (text: string): RenderedPage => ({
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from(text),
});

const reading = (topic: string, page: RenderedPage) => async () => {
  reads(topic);
  return page;
};

/** A shop of numbers: a page shows its topic's number as it was when it read. */
function shop() {
  const cache = new PageCache();
  const state = new Map<string, number>();
  let renders = 0;
  const render =
    (topic: string, pause: () => Promise<void> = async () => {}) =>
    async () => {
      renders++;
      reads(topic);
      const number = state.get(topic) ?? 0;
      await pause();
      return pageOf(`${topic} ${number}`);
    };
  return {
    cache,
    renders: () => renders,
    change(topic: string) {
      state.set(topic, (state.get(topic) ?? 0) + 1);
      cache.drop([topic]);
      return state.get(topic) as number;
    },
    async ask(topic: string, pause?: () => Promise<void>) {
      const { page, from } = await cache.answer(topic, render(topic, pause));
      return { text: String((await page.make('identity')).body), from };
    },
  };
}

const soon = (turns: number) => async () => {
  for (let i = 0; i < turns; i++) await Promise.resolve();
};

describe('the page cache', () => {
  it('renders once and answers from memory until a topic it read changes', async () => {
    const { ask, change, renders } = shop();
    expect(await ask('a')).toEqual({ text: 'a 0', from: 'render' });
    expect(await ask('a')).toEqual({ text: 'a 0', from: 'memory' });
    change('b');
    expect((await ask('a')).from).toBe('memory');
    change('a');
    expect(await ask('a')).toEqual({ text: 'a 1', from: 'render' });
    expect(renders()).toBe(2);
  });

  it('keeps nothing that was being rendered when everything had to be forgotten', async () => {
    const { cache, ask } = shop();
    await ask('b');
    const rendering = ask('a', soon(20));
    await soon(5)();
    cache.clear();
    expect((await rendering).text).toBe('a 0');
    for (const topic of ['a', 'b']) expect((await ask(topic)).from).toBe('render');
  });

  it('forgets a page when the clock will have changed it, and no sooner', async () => {
    const start = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: start });
    const inMs = (ms: number) => new Date(databaseNow().getTime() + ms);
    const cache = new PageCache();
    const ask = () =>
      cache.answer('lot', async () => {
        reads('auction:a', { until: inMs(5_000) });
        reads('auction:b', { until: inMs(-1_000) });
        return pageOf('lot');
      });
    await ask();
    vi.setSystemTime(start + 4_900);
    expect((await ask()).from).toBe('memory');
    vi.setSystemTime(start + 5_000);
    expect((await ask()).from).toBe('render');
    vi.useRealTimers();
  });

  it('renders pages that changes drop at once in turn, and others at once', async () => {
    const lane = freeLane();
    const turns = vi.spyOn(lane, 'ask');
    const inTurn = () => turns.mock.calls.filter(([, , { turning } = {}]) => turning).length;
    const cache = new PageCache({ lane });
    const ask = (key: string) => cache.answer(key, reading(key, pageOf(key)));
    await Promise.all([ask('a'), ask('b')]);
    expect(inTurn()).toBe(0);
    cache.drop(['a']);
    await Promise.all([ask('a'), ask('b')]);
    expect(inTurn()).toBe(1);
  });

  it('renders a page that churns in turn, however many others have churned before', async () => {
    const lane = freeLane();
    const turns = vi.spyOn(lane, 'ask');
    const cache = new PageCache({ lane });
    const ask = (key: string, topic: string) => cache.answer(key, reading(topic, pageOf(key)));
    await Promise.all(Array.from({ length: 1_200 }, (_, at) => ask(`made up ${at}`, 'piece')));
    cache.drop(['piece']);
    await ask('a', 'a');
    cache.drop(['a']);
    await ask('a', 'a');
    expect(turns.mock.lastCall?.[2]).toEqual({ turning: true });
  });

  it('many who ask at once share one rendering', async () => {
    const { ask, renders } = shop();
    await Promise.all(Array.from({ length: 50 }, () => ask('a', soon(5))));
    expect(renders()).toBe(1);
  });

  it('does not keep a page whose topic changed while it was being rendered', async () => {
    const { ask, change } = shop();
    const slow = ask('a', async () => void change('a'));
    expect((await slow).text).toBe('a 0');
    expect(await ask('a')).toEqual({ text: 'a 1', from: 'render' });
  });

  it('I3: whoever asks after a change was acknowledged never gets an older page, in any interleaving', async () => {
    const step = fc.record({
      what: fc.constantFrom('ask', 'change'),
      topic: fc.constantFrom('a', 'b'),
      turns: fc.nat({ max: 6 }),
      wait: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { ask, change } = shop();
        const acknowledged = new Map<string, number>();
        const asked: Promise<void>[] = [];
        for (const { what, topic, turns, wait } of steps) {
          if (what === 'change') acknowledged.set(topic, change(topic));
          else {
            const atLeast = acknowledged.get(topic) ?? 0;
            asked.push(
              ask(topic, soon(turns)).then(({ text }) =>
                expect(Number(text.split(' ')[1])).toBeGreaterThanOrEqual(atLeast),
              ),
            );
          }
          if (wait) await soon(turns)();
        }
        await Promise.all(asked);
      }),
    );
  });

  it('keeps nothing that said nothing of what it read, that failed, or that sets a cookie', async () => {
    const cache = new PageCache();
    const answers: [string, () => Promise<RenderedPage>][] = [
      ['silent', async () => pageOf('x')],
      ['failed', reading('a', { ...pageOf('x'), status: 500 })],
      ['cookie', reading('a', { ...pageOf('x'), headers: { 'set-cookie': 'a=b' } })],
    ];
    for (const [key, render] of answers) {
      await cache.answer(key, render);
      expect((await cache.answer(key, render)).from).toBe('render');
    }
  });

  it('forgets the least recently asked when it grows too large', async () => {
    const cache = new PageCache({ maxBytes: 10_000 });
    const ask = (key: string) => cache.answer(key, reading(key, pageOf('x'.repeat(1_500))));
    await ask('a');
    await ask('b');
    await ask('a');
    await ask('c');
    expect((await ask('a')).from).toBe('memory');
    expect((await ask('b')).from).toBe('render');
    expect(cache.bytes).toBeLessThanOrEqual(10_000);
  });

  it('a rendering that fails is told to everyone who waited, and tried again by the next', async () => {
    const cache = new PageCache();
    const fail = async () => {
      throw new Error('no database');
    };
    await expect(Promise.all([cache.answer('a', fail), cache.answer('a', fail)])).rejects.toThrow('no database');
    expect((await cache.answer('a', async () => pageOf('ok'))).from).toBe('render');
  });
});
