import { expect, it, vi } from 'vitest';
import type { View } from '#contract/wire/views.ts';
import type { Frame } from '#server/live/bus/bus.ts';
import type { SharedRooms } from '#server/live/bus/shared-rooms.ts';
import { type ChangeFeed, WaitingChanges } from '#server/live/changes/waiting-changes.ts';
import type { AnyTopicSource } from '#server/topic-source.ts';
import { Publisher } from './publisher.ts';
import { TopicRegistry } from './topic-registry.ts';
import { ViewCache } from './view-cache.ts';

it('I3: a view is not sent after a newer one that another process has sent meanwhile', async () => {
  const room = 'card:a';
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
  const view = (version: number) => ({ topic: room, version, data: {} }) as unknown as View;
  let version = 1;
  /** A newer one arrives between the reading of the second and its sending. */
  const publish = async () => {
    if (version === 2 && cache.heard(room, 3, () => view(3))) deliver({ room, version: 3, payload: Buffer.from('') });
  };
  const publisher = new Publisher({
    announcements: feed,
    registry: new TopicRegistry([{ kind: 'card', shared: true, allow: () => null } as unknown as AnyTopicSource]),
    reader: {
      read: async () => new Map([[room, view(version)]]),
      mayWatch: async () => [],
      livingGrounds: async () => new Set(),
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
  publisher.start();
  waiting.note([room]);
  publisher.wake();
  await vi.waitFor(() => expect(sent).toEqual([1]));
  version = 2;
  waiting.note([room]);
  publisher.wake();
  await vi.waitFor(() => expect([...waiting.topics]).toEqual([]));
  await publisher.stop();
  expect(sent).toEqual([1, 3]);
});
