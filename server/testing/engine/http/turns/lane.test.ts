import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Asker } from '#server/engine/http/turns/asker.ts';
import { Lane, type LaneOptions } from '#server/engine/http/turns/lane.ts';
import { renderingOf } from '#server/engine/http/turns/lanes.ts';
import { TurnRefused } from '#server/engine/http/turns/turn-refused.ts';
import { TokenBuckets } from '#server/engine/limit/token-buckets.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const rendering = renderingOf();
const from = (...keys: string[]): Asker => ({ keys, isGone: () => false });
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function aLane(more: Partial<LaneOptions> = {}) {
  const lane = new Lane({
    atOnce: 2,
    rests: () => ({ crowded: 2, waited: 0 }),
    mostOfOne: 30,
    mostWaiting: 100,
    mostWaitMs: 5_000,
    budget: new TokenBuckets(rendering),
    ...more,
  });
  const begun: string[] = [];
  const ended = new Map<string, number>();
  /** Asks for a page that takes so long. @returns what became of it */
  const ask = (name: string, asker: Asker, ms = 20, turning = false): Promise<'rendered' | number> =>
    lane
      .ask(
        asker,
        async () => {
          begun.push(name);
          await pause(ms);
          ended.set(name, performance.now());
          return 'rendered' as const;
        },
        { turning },
      )
      .done.catch((error: unknown) => {
        if (!(error instanceof TurnRefused)) throw error;
        return error.status;
      });
  return { lane, begun, ended, ask };
}

/** Asks again and again over so many connections. */
function flood(asks: () => Promise<unknown>, connections: number, isOver: () => boolean): void {
  for (let connection = 0; connection < connections; connection++) {
    void (async () => {
      while (!isOver()) {
        await asks();
        // On its way.
        await pause(50);
      }
    })();
  }
}

describe('a lane of renderings', () => {
  it('lets whoever asks for little go before one who asks for much, who has one at a time', async () => {
    const { ask, begun } = aLane();
    const flooding = Array.from({ length: 20 }, (_, at) => ask(`flood ${at}`, from('203.0.113.1'), 100));
    await vi.advanceTimersByTimeAsync(0);
    // As many as anybody may have open, and none beyond.
    expect(begun.length).toBeLessThanOrEqual(3);
    await vi.advanceTimersByTimeAsync(400);
    const before = begun.length;
    void ask('visitor', from('198.51.100.7'));
    expect(begun.at(-1)).toBe('visitor');
    await vi.advanceTimersByTimeAsync(99);
    expect(begun.filter((name) => name.startsWith('flood')).length).toBeLessThanOrEqual(before + 1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await Promise.all(flooding)).toContain('rendered');
  });

  it.each([
    ['one address', 40, 1],
    ['fifty addresses', 120, 50],
    ['fifty addresses with one connection each', 50, 50],
  ])('renders a visitor’s page at once while %s ask for as much as they can', async (_, connections, addresses) => {
    const { ask, ended } = aLane({ atOnce: 8, rests: () => ({ crowded: 1, waited: 0 }) });
    let over = false;
    let next = 0;
    flood(
      () => ask('flood', from(`2001:db8:0:${next++ % addresses}::/64`)),
      connections,
      () => over,
    );
    // They have had their first pages.
    await vi.advanceTimersByTimeAsync(18_000);
    const waits: number[] = [];
    for (let look = 0; look < 10; look++) {
      const asked = performance.now();
      void ask(`look ${look}`, from('198.51.100.7'));
      await vi.advanceTimersByTimeAsync(1_000);
      waits.push((ended.get(`look ${look}`) ?? Number.POSITIVE_INFINITY) - asked);
    }
    over = true;
    expect(Math.max(...waits)).toBeLessThanOrEqual(40);
  });

  it.each([50, 1_000])('renders at once for whoever was here before while %i new addresses come', async (addresses) => {
    const { ask, ended } = aLane({ atOnce: 8, newcomersAtOnce: 1, rests: undefined });
    const visitor = from('198.51.100.7');
    void ask('before', visitor);
    await vi.advanceTimersByTimeAsync(2_500);
    let over = false;
    let next = 0;
    flood(
      () => ask('flood', from(`2001:db8:0:${next++ % addresses}::/64`)),
      60,
      () => over,
    );
    for (let look = 0; look < 10; look++) {
      await vi.advanceTimersByTimeAsync(200);
      const asked = performance.now();
      void ask(`look ${look}`, visitor);
      await vi.advanceTimersByTimeAsync(50);
      expect((ended.get(`look ${look}`) ?? Number.POSITIVE_INFINITY) - asked).toBeLessThanOrEqual(20);
    }
    over = true;
  });

  it('knows nobody by a session that many addresses send: it may be made up', async () => {
    const { ask, begun } = aLane({ atOnce: 8, newcomersAtOnce: 1 });
    void ask('before', from('203.0.113.1', 'session made-up'));
    await vi.advanceTimersByTimeAsync(2_500);
    begun.length = 0;
    for (let at = 2; at < 5; at++) void ask(`flood ${at}`, from(`203.0.113.${at}`, 'session made-up'));
    expect(begun).toHaveLength(1);
    void ask('its own address', from('203.0.113.1', 'another session'));
    expect(begun).toContain('its own address');
  });

  it('renders for newcomers one at a time where it is told to, and for each in the end', async () => {
    const { ask, begun } = aLane({ atOnce: 8, newcomersAtOnce: 1 });
    const all = Array.from({ length: 6 }, (_, at) => ask(`${at}`, from(`203.0.113.${at}`)));
    expect(begun).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(120);
    expect(await Promise.all(all)).toEqual(Array(6).fill('rendered'));
  });

  it('rests after each page of a crowd, so that it has a part of the time only', async () => {
    const { ask, begun } = aLane({ mostWaitMs: 60_000 });
    for (let at = 0; at < 25; at++) void ask('crowd', from('203.0.113.1'), 100);
    await vi.advanceTimersByTimeAsync(3_000);
    // 100 ms of each 300, but for the first three.
    expect(begun.length).toBeGreaterThanOrEqual(10);
    expect(begun.length).toBeLessThanOrEqual(13);
  });

  it('gives each of a crowd the same, however much it asks for', async () => {
    const { ask } = aLane({ rests: () => ({ crowded: 0, waited: 0 }), mostWaitMs: 60_000 });
    const had: Record<string, number> = {};
    let over = false;
    for (const [address, connections] of [
      ['203.0.113.1', 25],
      ['203.0.113.2', 6],
    ] as const) {
      flood(
        async () => {
          if ((await ask('', from(address), 50)) === 'rendered') had[address] = (had[address] ?? 0) + 1;
        },
        connections,
        () => over,
      );
    }
    await vi.advanceTimersByTimeAsync(20_000);
    over = true;
    const [many = 0, few = 0] = Object.values(had);
    expect(few).toBeGreaterThan(0.9 * many);
  });

  it('counts milliseconds, not pages: who had long ones has had enough sooner', async () => {
    const { ask } = aLane({ budget: new TokenBuckets({ most: 1_000, seconds: 60 }) });
    for (let at = 0; at < 10; at++) {
      void ask('short', from('203.0.113.1'), 10);
      await vi.advanceTimersByTimeAsync(100);
    }
    const short = ask('short', from('203.0.113.1'), 10);
    await vi.advanceTimersByTimeAsync(100);
    expect(await short).toBe('rendered');
    for (let at = 0; at < 3; at++) {
      void ask('long', from('203.0.113.2'), 400);
      await vi.advanceTimersByTimeAsync(2_000);
    }
    expect(await ask('long', from('203.0.113.2'))).toBe(429);
  });

  it('counts a session wherever it asks from', async () => {
    const { ask } = aLane({ budget: new TokenBuckets({ most: 500, seconds: 60 }) });
    for (let at = 0; at < 2; at++) {
      void ask('', from(`203.0.113.${at}`, 'session a'), 300);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(await ask('', from('203.0.113.9', 'session a'))).toBe(429);
  });

  it('refuses one who has too many waiting, and the heaviest of all where all are too many', async () => {
    const { ask, lane } = aLane({ mostOfOne: 10, mostWaiting: 15 });
    const first = Array.from({ length: 20 }, () => ask('', from('203.0.113.1'), 100));
    expect((await Promise.all(first.slice(10))).every((outcome) => outcome === 429)).toBe(true);
    for (let at = 2; at < 5; at++) for (let more = 0; more < 9; more++) void ask('', from(`203.0.113.${at}`), 100);
    expect(lane.waiting).toBeLessThanOrEqual(15);
    const visitor = ask('visitor', from('198.51.100.7'));
    await vi.advanceTimersByTimeAsync(500);
    expect(await visitor).toBe('rendered');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await Promise.all(first)).toContain(503);
  });

  it('lets whoever waits too long go, and renders nothing for who has left', async () => {
    const { ask, begun } = aLane({ mostWaitMs: 1_000 });
    let gone = false;
    for (let at = 0; at < 8; at++) void ask('crowd', from('203.0.113.1'), 400);
    const late = ask('late', { keys: ['203.0.113.1'], isGone: () => gone });
    gone = true;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await late).toBe(503);
    expect(begun).not.toContain('late');
    expect(begun.length).toBeLessThan(8);
  });

  it('renders what a crowd waits for as soon as somebody else waits for it too', async () => {
    const { lane, ask, begun } = aLane({ atOnce: 8 });
    for (let at = 0; at < 6; at++) void ask('crowd', from('203.0.113.1'), 300);
    const { done, join } = lane.ask(from('203.0.113.1'), async () => void begun.push('wanted'));
    expect(begun).not.toContain('wanted');
    join(from('198.51.100.7'));
    await done;
    expect(begun).toContain('wanted');
  });

  it('isn’t held up by a page that waits for something else', async () => {
    const { ask, begun } = aLane();
    for (let at = 0; at < 2; at++) void ask('stuck', from(`203.0.113.${at}`), 1_000_000);
    void ask('next', from('198.51.100.7'));
    expect(begun).not.toContain('next');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(begun).toContain('next');
  });

  it('renders pages that take turns one after the other, and rests after each as long as it took', async () => {
    const { ask, ended } = aLane({ budget: undefined, rests: undefined });
    for (const name of ['a', 'b', 'c']) void ask(name, from(), 20, true);
    await vi.advanceTimersByTimeAsync(200);
    expect([...ended.values()].map((at) => at - (ended.get('a') ?? 0))).toEqual([0, 40, 80]);
  });

  it('forgets no page whose rest ends while its turn is looked for', async () => {
    for (let trial = 0; trial < 200; trial++) {
      // Time passes between one look at the clock and the next, as on a busy machine.
      let passed = 0;
      const now = () => {
        passed += 0.01 * trial;
        return performance.now() + passed;
      };
      const { ask, ended } = aLane({ budget: undefined, rests: undefined, now });
      for (const name of ['first', 'second']) void ask(name, from(), 3, true);
      await vi.advanceTimersByTimeAsync(100);
      expect([...ended.keys()]).toEqual(['first', 'second']);
    }
  });

  it('goes on after a rendering that failed, which fails alone', async () => {
    const { lane, ask } = aLane();
    const failed = lane.ask(from('a'), () => Promise.reject(new Error('no page'))).done;
    await expect(failed).rejects.toThrow('no page');
    const next = ask('next', from('a'));
    await vi.advanceTimersByTimeAsync(20);
    expect(await next).toBe('rendered');
  });

  it('five hundred people behind one address open bag, checkout and order within a minute, and nobody is refused', async () => {
    const { ask } = aLane({ atOnce: 8, rests: undefined, mostOfOne: 200, mostWaiting: 2_000, mostWaitMs: 20_000 });
    const outcomes: Promise<'rendered' | number>[] = [];
    for (let page = 0; page < 1_500; page++) {
      outcomes.push(ask('', from('198.51.100.1', `session ${page % 500}`), 18));
      await vi.advanceTimersByTimeAsync(40);
    }
    await vi.advanceTimersByTimeAsync(20_000);
    expect([...new Set(await Promise.all(outcomes))]).toEqual(['rendered']);
  });
});
