import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Found } from '#server/live/changes/waiting-changes.ts';
import type { CallInput } from './calls.ts';
import { HeardChanges } from './heard-changes.ts';
import { SeenChanges } from './seen-changes.ts';
import type { ShopClient } from './shop-client.ts';

/** What a process of the shop sees, as its announcements tell it. */
function aFeed() {
  const told = new Set<(topics: string[], found: Found[]) => void>();
  const lost = new Set<() => void>();
  return {
    onTopics: (listener: (topics: string[], found: Found[]) => void) => {
      told.add(listener);
      return () => told.delete(listener);
    },
    onLost: (listener: () => void) => {
      lost.add(listener);
      return () => lost.delete(listener);
    },
    tell: (found: Found[]) => {
      for (const listener of told)
        listener(
          found.map(({ topic }) => topic),
          found,
        );
    },
    lose: () => {
      for (const listener of lost) listener();
    },
  };
}

const event = fc.oneof(
  { weight: 6, arbitrary: fc.constant('changes' as const) },
  { weight: 4, arbitrary: fc.constant('polls' as const) },
  fc.constantFrom('time passes', 'the process misses some', 'the node asks another process', 'the bus tells'),
);

it('a node learns of every row that a process has seen, once, or that it may have missed some', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 60 }), async (events) => {
      let now = 0;
      const feeds = [aFeed(), aFeed()];
      const seen = feeds.map((feed) => new SeenChanges(feed, () => now));
      let asked = 0;
      const ask = async (_name: string, { after }: CallInput<'changes'>) => ({
        ...seen[asked]?.since(after),
        sincePollMs: 0,
        nowMs: Date.now(),
      });
      const node = new HeardChanges({ ask } as unknown as Pick<ShopClient, 'ask'>, () => now);
      const learned: number[] = [];
      let unknown = new Set<number>();
      node.onTopics((_topics, found) => {
        for (const { ids } of found) {
          learned.push(...ids);
          for (const id of ids) unknown.delete(id);
        }
      });
      // Then it reads all that it shows.
      node.onLost(() => {
        unknown = new Set();
      });
      let row = 0;
      for (const what of [...events, 'polls']) {
        if (what === 'changes' || what === 'the bus tells') {
          const found = [{ topic: `product:${++row % 3}`, ids: [row] }];
          unknown.add(row);
          for (const feed of feeds) feed.tell(found);
          if (what === 'the bus tells') node.heard(found);
        } else if (what === 'polls') await node.poll();
        else if (what === 'time passes') now += 20_000;
        else if (what === 'the process misses some') feeds[asked]?.lose();
        else asked = 1 - asked;
      }
      expect([...unknown]).toEqual([]);
      expect(new Set(learned).size).toBe(learned.length);
    }),
  );
});

it('a node that was told of rows forgets them in time', async () => {
  let now = 0;
  const node = new HeardChanges({ ask: async () => ({}) } as unknown as Pick<ShopClient, 'ask'>, () => now);
  const heard: number[] = [];
  node.onTopics((_topics, found) => heard.push(...found.flatMap(({ ids }) => ids)));
  const found = [{ topic: 'shop', ids: [1] }];
  node.heard(found);
  node.heard(found);
  expect(heard).toEqual([1]);
  for (let turn = 0; turn < 2; turn++) {
    now += 61_000;
    await node.clearAway();
  }
  node.heard(found);
  expect(heard).toEqual([1, 1]);
});
