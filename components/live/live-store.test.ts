import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { View } from '#contract/wire/views.ts';
import { createLiveStore, type LiveStore } from './live-store.ts';
import { newerView } from './view/apply-view.ts';

const viewOf = (topic: string, version: number): View =>
  ({ topic, version, data: { count: version } }) as View<'viewers'>;

/** What the server sent about three topics, in order. */
const history = ['a', 'b', 'c'].flatMap((topic) => Array.from({ length: 12 }, (_, version) => viewOf(topic, version)));

/** The network: some messages are lost, some come twice, and all come in any order. */
const delivered = fc.array(fc.nat({ max: history.length - 1 }), { maxLength: 80 });

/** What the server answers a `watch`: of each topic the newest, if that is newer than what the page holds. */
const answerTo = (store: LiveStore): View[] =>
  ['a', 'b', 'c']
    .filter((topic) => (store.getState().views[topic]?.version ?? -1) < 11)
    .map((topic) => viewOf(topic, 11));

describe('the live store', () => {
  it('I3: converges on the newest versions whatever is swapped, doubled or dropped, and never goes back', () => {
    fc.assert(
      fc.property(delivered, delivered, (before, late) => {
        const store = createLiveStore();
        const highest = new Map<string, number>();
        const receive = (index: number) => {
          const view = history[index] as View;
          store.getState().apply([view]);
          highest.set(view.topic, Math.max(highest.get(view.topic) ?? -1, view.version));
          expect(store.getState().views[view.topic]).toEqual(viewOf(view.topic, highest.get(view.topic) ?? -1));
        };
        before.forEach(receive);
        const answer = answerTo(store);
        store.getState().apply(answer);
        for (const view of answer) highest.set(view.topic, view.version);
        // What was sent before the answer may come after it.
        late.forEach(receive);
        expect(store.getState().views).toEqual({ a: viewOf('a', 11), b: viewOf('b', 11), c: viewOf('c', 11) });
      }),
    );
  });

  it('keeps the very object when nothing is newer, so that nothing renders again', () => {
    const store = createLiveStore();
    store.getState().apply([viewOf('a', 2)]);
    const before = store.getState();
    store.getState().apply([viewOf('a', 2), viewOf('a', 1)]);
    expect(store.getState().views).toBe(before.views);
  });

  it('a back button’s old payload never wins over what the page has learnt since', () => {
    expect(newerView(viewOf('a', 14), viewOf('a', 4))?.version).toBe(14);
    expect(newerView(undefined, viewOf('a', 4))?.version).toBe(4);
    expect(newerView(viewOf('a', 1), viewOf('a', 4))?.version).toBe(4);
  });

  it('a topic that turns out to be forbidden is remembered, and forgiven when asked again', () => {
    const store = createLiveStore();
    store.getState().setDenied([{ topic: 'me', code: 'signed_out' }], ['me', 'shop']);
    expect(store.getState().denied).toEqual({ me: 'signed_out' });
    store.getState().setDenied([], ['me']);
    expect(store.getState().denied).toEqual({});
  });
});
