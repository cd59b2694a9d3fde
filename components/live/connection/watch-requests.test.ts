import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLiveStore } from '#components/live/live-store.ts';
import { maxTopicsPerWatch } from '#contract/wire/limits.ts';
import type { WatchReply } from '#contract/wire/socket.ts';
import { type Wanted, WatchRequests } from './watch-requests.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const fine: WatchReply = { ok: true, now: new Date(0).toISOString(), views: [], denied: [] };
const refused = (code: 'too_many' | 'invalid' | 'outdated', retryAfterMs?: number): WatchReply => ({
  ok: false,
  error: { code, message: '', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
});

/** Answers in turn, then always yes; null is an answer that is lost. */
function requests(answers: (WatchReply | null)[] = []) {
  const store = createLiveStore();
  const asked: Wanted[][] = [];
  const unwanted = new Set<string>();
  let repaired = 0;
  const watching = new WatchRequests({
    store,
    async ask(wanted) {
      asked.push(wanted);
      const answer = answers.length > 0 ? answers.shift() : fine;
      if (answer === null) throw new Error('no answer');
      return answer ?? fine;
    },
    isWanted: (topic) => !unwanted.has(topic),
    onAnswer: ({ views }) => store.getState().apply(views),
    onRepaired: () => void repaired++,
  });
  return { store, asked, unwanted, watching, repaired: () => repaired };
}

describe('asking for topics', () => {
  it('says which version the page holds, so that only what is newer is answered', async () => {
    const { store, asked, watching } = requests();
    store.getState().apply([{ topic: 'shop', version: 7, data: {} as never }]);
    watching.add('shop');
    watching.add('desk');
    expect(await watching.send()).toBe(true);
    expect(asked).toEqual([
      [
        { topic: 'shop', version: 7 },
        { topic: 'desk', version: undefined },
      ],
    ]);
  });

  it('goes in groups of what one message may carry, and asks for each topic once', async () => {
    const { asked, watching } = requests();
    const topics = Array.from({ length: maxTopicsPerWatch * 2 + 1 }, (_, n) => `product:${n}`);
    for (const topic of [...topics, ...topics]) watching.add(topic);
    await watching.send();
    expect(asked.map((group) => group.length)).toEqual([maxTopicsPerWatch, maxTopicsPerWatch, 1]);
    expect(asked.flat().map(({ topic }) => topic)).toEqual(topics);
  });

  it('leaves out what nobody shows any more', async () => {
    const { asked, watching } = requests();
    watching.add('shop');
    watching.drop('shop');
    await watching.send();
    expect(asked).toEqual([]);
  });
});

describe('repair', () => {
  it('what got no answer is asked for again, with the version held by then, until it is answered', async () => {
    const { store, asked, watching, repaired } = requests([null, null]);
    watching.add('shop');
    expect(await watching.send()).toBe(false);
    store.getState().apply([{ topic: 'shop', version: 3, data: {} as never }]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked.slice(1)).toEqual([[{ topic: 'shop', version: 3 }], [{ topic: 'shop', version: 3 }]]);
    expect(repaired()).toBe(1);
  });

  it('what was asked too fast is asked again after the pause that the shop names, and not before', async () => {
    const { asked, watching } = requests([refused('too_many', 4_000)]);
    watching.add('shop');
    await watching.send();
    await vi.advanceTimersByTimeAsync(3_999);
    expect(asked.length).toBe(1);
    await vi.advanceTimersByTimeAsync(4_001);
    expect(asked.length).toBe(2);
  });

  it('what nobody shows any more by then is left alone', async () => {
    const { asked, unwanted, watching } = requests([null]);
    watching.add('shop');
    unwanted.add('shop');
    await watching.send();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked.length).toBe(1);
  });

  it('an answer that another try would get again is the last word', async () => {
    const { asked, watching } = requests([refused('invalid')]);
    watching.add('shop');
    expect(await watching.send()).toBe(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked.length).toBe(1);
  });

  it('a shop that the page is out of date for refuses all that was asked', async () => {
    const { store, watching } = requests([refused('outdated')]);
    watching.add('shop');
    expect(await watching.send()).toBe(true);
    expect(store.getState().denied).toEqual({ shop: 'outdated' });
  });

  it('nothing is asked after the end', async () => {
    const { asked, watching } = requests([null]);
    watching.add('shop');
    await watching.send();
    watching.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked.length).toBe(1);
  });
});
