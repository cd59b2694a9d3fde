import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { expect, it, onTestFinished, vi } from 'vitest';
import { KeptText } from './kept-text.ts';

/** Something that changes, and a text of it whose writing waits until it is let go. */
function aText({ most = 1 } = {}) {
  let state = 0;
  let written = 0;
  let gate = Promise.resolve();
  let open = () => {};
  const kept = new KeptText({
    most,
    tag: async () => `t${state}`,
    async *write() {
      written += 1;
      const now = state;
      yield `state ${now}`;
      await gate;
      if (now < 0) throw new Error('It can’t be written.');
      yield ', whole';
    },
  });
  const read = async () => {
    let found = '';
    const again = await kept.use(async ({ gzip }) => {
      found = await text(gzip.pipe(createGunzip()));
    });
    return again === null ? found : 'later';
  };
  return {
    read,
    change: (to = state + 1) => {
      state = to;
    },
    written: () => written,
    close() {
      gate = new Promise((opened) => {
        open = () => opened();
      });
    },
    open: () => open(),
  };
}

it('is written once for all who ask while nothing changes, and again after a change', async () => {
  const one = aText();
  const first = await Promise.all(Array.from({ length: 50 }, one.read));
  expect(new Set(first)).toEqual(new Set(['state 0, whole']));
  expect(await one.read()).toBe('state 0, whole');
  expect(one.written()).toBe(1);
  one.change();
  expect(await one.read()).toBe('state 1, whole');
});

it('whoever asks after a change is not given what was begun before it', async () => {
  const one = aText();
  one.close();
  const before = one.read();
  await vi.waitFor(() => expect(one.written()).toBe(1), 10_000);
  one.change();
  const after = [one.read(), one.read()];
  await new Promise((resolve) => setImmediate(resolve));
  one.open();
  expect(await before).toBe('state 0, whole');
  expect(await Promise.all(after)).toEqual(['state 1, whole', 'state 1, whole']);
  expect(one.written()).toBe(2);
});

it('while it rests after a long writing, readers get the last one', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const one = aText({ most: 0.01 });
  one.close();
  const first = one.read();
  await vi.waitFor(() => expect(one.written()).toBe(1), 10_000);
  // So long a writing is followed by a rest.
  vi.advanceTimersByTime(1_100);
  one.open();
  await first;
  one.change();
  expect(await Promise.all([one.read(), one.read()])).toEqual(['state 0, whole', 'state 0, whole']);
});

it('a writing that failed is nobody’s text, and the next one is tried', async () => {
  const one = aText();
  one.change(-1);
  await expect(one.read()).rejects.toThrow('It can’t be written.');
  one.change(3);
  expect(await one.read()).toBe('state 3, whole');
});
