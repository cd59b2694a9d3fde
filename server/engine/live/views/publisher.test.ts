import { afterEach, expect, it, vi } from 'vitest';
import type { View } from '#contract/wire/views.ts';
import { type ChangeFeed, WaitingChanges } from '#server/engine/live/changes/waiting-changes.ts';
import type { AnyTopicSource } from '#server/engine/live/topic-source.ts';
import type { Change, Frame } from '#server/engine/machines/bus/bus.ts';
import type { SharedRooms } from '#server/engine/machines/bus/shared-rooms.ts';
import { Publisher } from './publisher.ts';
import { TopicRegistry } from './topic-registry.ts';
import { ViewCache } from './view-cache.ts';

const room = 'card:a';
const view = (version: number) => ({ topic: room, version, data: {} }) as unknown as View;

/** A publisher of a room with somebody in it, on what is said to wait. */
function aPublisher({ read, publish }: { read: () => Promise<number>; publish: SharedRooms['publish'] }) {
  const waiting = new WaitingChanges(() => performance.now());
  const feed = {
    get topics() {
      return waiting.topics;
    },
    poll: async () => {},
    clearAway: async () => {},
    take: (topics: readonly string[]) => waiting.take(topics),
    putBack: (taken: Parameters<ChangeFeed['putBack']>[0]) => waiting.putBack(taken),
    done: async (taken: Parameters<ChangeFeed['done']>[0]) => waiting.end(taken),
  } as unknown as ChangeFeed;
  const cache = new ViewCache();
  const sent: number[] = [];
  const deliver = ({ version }: Frame) => void sent.push(version);
  const publisher = new Publisher({
    announcements: feed,
    registry: new TopicRegistry([{ kind: 'card', shared: true, allow: () => null } as unknown as AnyTopicSource]),
    reader: {
      read: async () => new Map([[room, view(await read())]]),
      mayWatch: async () => [],
    },
    cache,
    watchers: () => 1,
    send: () => 1,
    deliver,
    windowMs: 1,
    shared: {
      listen: () => {},
      claim: async (due: unknown[]) => due,
      isShared: () => true,
      publish,
    } as unknown as SharedRooms,
  });
  const add = (id: number) => waiting.add({ topic: room, ids: [id], waitedMs: 0 }, performance.now());
  return { publisher, waiting, add, cache, sent, deliver };
}

afterEach(() => void vi.useRealTimers());

it('I3: a view is not sent after a newer one that another process has sent meanwhile', async () => {
  let version = 1;
  const { publisher, waiting, cache, sent, deliver } = aPublisher({
    read: async () => version,
    // A newer one arrives between the reading of the second and its sending.
    async publish() {
      if (version === 2 && cache.heard(room, 3, () => view(3))) deliver({ room, version: 3, payload: Buffer.from('') });
    },
  });
  publisher.start();
  waiting.note([room]);
  publisher.wake();
  await vi.waitFor(() => expect(sent).toEqual([1]), 10_000);
  version = 2;
  waiting.note([room]);
  publisher.wake();
  await vi.waitFor(() => expect([...waiting.topics]).toEqual([]), 10_000);
  await publisher.stop();
  expect(sent).toEqual([1, 3]);
});

it('I3: a read that was given up and still ends names none of the rows that came after it began', async () => {
  vi.useFakeTimers();
  const told: (readonly Change[])[] = [];
  let answer = (_version: number) => {};
  const slow = new Promise<number>((resolve) => {
    answer = resolve;
  });
  const read = vi.fn(async () => 3).mockReturnValueOnce(slow);
  const { publisher, waiting, add, sent } = aPublisher({
    read,
    publish: async (changes) => void told.push(changes),
  });
  add(1);
  publisher.send();
  await vi.advanceTimersByTimeAsync(1_000);
  expect([read.mock.calls.length, [...waiting.topics]]).toEqual([1, []]);
  while ([...waiting.topics].length === 0) await vi.advanceTimersByTimeAsync(100);
  add(2);
  answer(2);
  await vi.waitFor(() => expect(sent).toEqual([2]), 10_000);
  await publisher.stop();
  expect(told.flat()).toEqual([
    { topic: room, ids: [1], version: 2 },
    { topic: room, ids: [1, 2], version: 3 },
  ]);
  expect(sent).toEqual([2, 3]);
});
