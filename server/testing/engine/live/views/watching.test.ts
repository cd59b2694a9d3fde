import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { startLiveEngine } from '#server/engine/live/live-engine.ts';
import { Presence } from '#server/engine/live/presence/presence.ts';
import type { LiveSocket } from '#server/engine/live/sockets/live-socket.ts';
import type { AnyTopicSource } from '#server/engine/live/topic-source.ts';
import { TopicRegistry } from '#server/engine/live/views/topic-registry.ts';
import { ViewCache } from '#server/engine/live/views/view-cache.ts';
import { Watching } from '#server/engine/live/views/watching.ts';
import { liveShop } from '#server/live/live-shop.ts';
import { readBusiestTopics } from '#server/start/busiest-topics.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { refusedCommands } from '#server/testing/no-commands.ts';
import { seedSmallShop } from '#server/testing/small-shop.ts';

testDatabase();

/** A socket that is in no room yet, as far as watching looks at it. */
const aSocket = () =>
  ({
    connected: true,
    join: async () => {},
    data: { watcher: { actor: { kind: 'nobody' }, cookies: new Map() }, browser: () => 'b', rooms: new Map() },
  }) as unknown as LiveSocket;

/** Pieces read from nowhere; each read is noted, and a piece called `broken` can't be read. */
function countedReads() {
  const asked: string[][] = [];
  const source: AnyTopicSource = {
    kind: 'product',
    allow: () => null,
    async read(_db, ids) {
      asked.push(ids);
      await new Promise(setImmediate);
      if (ids.includes('broken')) throw new Error('it can’t be read');
      return new Map(
        ids.map((id) => [id, { version: 1, data: { id, slug: id, title: id, status: 'published', variants: [] } }]),
      );
    },
  };
  return { asked, watching: new Watching(new TopicRegistry([source]), new ViewCache(), new Presence(() => {})) };
}
/** Reads that end when the test says so, of what was there when they began. */
function heldReads() {
  let version = 1;
  const held: (() => void)[] = [];
  const source: AnyTopicSource = {
    kind: 'product',
    allow: () => null,
    async read(_db, ids) {
      const now = version;
      await new Promise<void>((resolve) => held.push(resolve));
      return new Map(
        ids.map((id) => [id, { version: now, data: { id, slug: id, title: id, status: 'published', variants: [] } }]),
      );
    },
  };
  return { source, held, commit: () => version++ };
}
const watchOf = (watching: Watching, id: string) => watching.watch(aSocket(), [{ topic: `product:${id}` }]);

describe('views that nobody has read yet', () => {
  it('are read together for all who ask at once, and each gets its own', async () => {
    const { asked, watching } = countedReads();
    const ids = Array.from({ length: 300 }, (_, i) => `piece-${i}`);
    const replies = await Promise.all(ids.map((id) => watchOf(watching, id)));
    expect(replies.map((reply) => reply.ok && reply.views.map(({ topic }) => topic))).toEqual(
      ids.map((id) => [`product:${id}`]),
    );
    expect(asked.flat().sort()).toEqual([...ids].sort());
    expect(asked.length).toBeLessThan(4);
  });

  it('fail alone: whoever asks for what can’t be read fails, and nobody else', async () => {
    const { watching } = countedReads();
    const asked = ['one', 'broken', 'other'].map((id) => watchOf(watching, id));
    const settled = await Promise.allSettled(asked);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await expect(watchOf(watching, 'other')).resolves.toMatchObject({ ok: true });
    await expect(watchOf(watching, 'broken')).rejects.toThrow('can’t be read');
  });
});

describe('a view that is read while its room changes and empties', () => {
  it('is read again for those who come meanwhile, and is never kept', async () => {
    const { source, held, commit } = heldReads();
    const cache = new ViewCache();
    const watching = new Watching(new TopicRegistry([source]), cache, new Presence(() => {}));
    const versions = async (reply: ReturnType<typeof watchOf>) => {
      const answered = await reply;
      return answered.ok && answered.views.map((view) => view.version);
    };
    void watchOf(watching, 'vase');
    await expect.poll(() => held.length).toBe(1);
    // Whoever watched has gone; a change commits, and the publisher finds the room empty.
    commit();
    cache.forget('product:vase');
    const meanwhile = versions(watchOf(watching, 'vase'));
    held.shift()?.();
    await expect.poll(() => held.length).toBe(1);
    held.shift()?.();
    expect(await meanwhile).toEqual([2]);
    expect(await versions(watchOf(watching, 'vase'))).toEqual([2]);
  });
});

describe('the view of what a command has changed', () => {
  it('is never one whose read began before the commit, and is read once for all who changed it', async () => {
    const { source, held, commit } = heldReads();
    const watching = new Watching(new TopicRegistry([source]), new ViewCache(), new Presence(() => {}));
    const watched = watchOf(watching, 'vase');
    await expect.poll(() => held.length).toBe(1);
    commit();
    const answers = [watching.atLeast('product', 'vase', 2), watching.atLeast('product', 'vase', 2)];
    held.shift()?.();
    await watched;
    await expect.poll(() => held.length).toBe(1);
    held.shift()?.();
    expect((await Promise.all(answers)).map((view) => view.version)).toEqual([2, 2]);
    expect(held).toEqual([]);
    // From here on it is held, and nothing is read.
    expect((await watching.atLeast('product', 'vase', 2)).version).toBe(2);
    expect((await watching.atLeast('product', 'vase', 1)).version).toBe(2);
  });
});

describe('before the port opens', () => {
  it('sockets come, are answered, and leave nothing behind', async () => {
    await seedSmallShop();
    await aProduct();
    const topics = await readBusiestTopics();
    expect(new Set(topics.map((topic) => topic.split(':')[0]))).toEqual(
      new Set(['shop', 'collection', 'auction', 'product', 'card']),
    );
    const http = createServer();
    const live = startLiveEngine({ http, publicUrl: undefined, ...liveShop, commands: refusedCommands });
    // A start asks for two seconds' worth, which on a busy machine may be few: here all that come are answered.
    expect(await live.warm(topics, { most: 120, forMs: 60_000 })).toEqual({ answered: 120 });
    await expect.poll(() => live.io.engine.clientsCount).toBe(0);
    expect(live.io.of('/').adapter.rooms.size).toBe(0);
    await live.stop();
  });
});
