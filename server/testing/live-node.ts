import type { View } from '#contract/wire/views.ts';
import { Announcements } from '#server/engine/live/changes/announcements.ts';
import { ProcessRegister } from '#server/engine/live/changes/process-register.ts';
import { Publisher } from '#server/engine/live/views/publisher.ts';
import { TopicRegistry } from '#server/engine/live/views/topic-registry.ts';
import { ViewCache } from '#server/engine/live/views/view-cache.ts';
import { database } from '../engine/database/database.ts';
import { readRows } from '../engine/database/statement.ts';
import type { AnyTopicSource } from '../engine/live/topic-source.ts';
import type { Bus, Frame } from '../engine/machines/bus/bus.ts';
import { SharedRooms } from '../engine/machines/bus/shared-rooms.ts';
import { readPayload } from '../engine/machines/bus/view-payload.ts';

export interface LiveNode {
  /** The versions that each room here was sent, in order. */
  screens: ReadonlyMap<string, readonly number[]>;
  announcements: Announcements;
  shared: SharedRooms;
  bus: Bus;
  /** Looks for changes, as after a commit of its own. */
  wake(): void;
  /** How many views it has read. */
  reads(): number;
  /** From here on it reads nothing and shows nothing, whatever it had begun. */
  die(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * What a process does with changes, without HTTP and sockets: several of them run in one. A room's view is its row of
 * `topic_version`; rooms of `card` are anyone's, those of `me` one person's.
 *
 * @param shown the rooms that somebody here is in
 */
export async function startLiveNode({
  bus,
  shown,
  windowMs,
  pollMs,
}: {
  bus: Bus;
  shown: readonly string[];
  windowMs: number;
  pollMs: () => number;
}): Promise<LiveNode> {
  let alive = true;
  let reads = 0;
  const source = (kind: 'card' | 'me'): object => ({
    kind,
    allow: () => null,
    ...(kind === 'card' ? { shared: true } : { resolve: () => '' }),
    async read(_db: unknown, ids: string[]) {
      if (!alive) throw new Error('This node is dead.');
      reads += ids.length;
      return versions(kind, ids);
    },
  });
  const registry = new TopicRegistry([source('card'), source('me')] as AnyTopicSource[]);
  const processes = new ProcessRegister();
  await processes.enter();
  const announcements = new Announcements({ processes });
  const cache = new ViewCache();
  const screens = new Map<string, number[]>(shown.map((room) => [room, []]));
  const show = (room: string, { version }: { version: number }) => {
    if (alive) screens.get(room)?.push(version);
    return 1;
  };
  const watchers = (room: string) => (screens.has(room) ? 1 : 0);
  const deliver = ({ room, payload }: Frame) => void show(room, readPayload(payload));
  const shared = new SharedRooms({ bus, announcements, registry, cache, watchers, deliver });
  const publisher = new Publisher({
    announcements,
    registry,
    cache,
    watchers,
    deliver,
    shared,
    windowMs,
    pollMs,
    send: show,
  });
  bus.onGap(publisher.wake);
  bus.start();
  // What a page is sent when it begins to watch.
  const read = cache.startRead();
  const found = await registry.read(
    database(),
    shown.flatMap((name) => registry.roomOfChange(name) ?? []),
  );
  for (const [room, view] of found) show(room, read.keep(room, view as View) as View);
  read.end();
  publisher.start();
  for (const room of shown) shared.follow(room);
  async function die(): Promise<void> {
    alive = false;
    processes.stop();
    await bus.stop();
  }
  return {
    screens,
    bus,
    announcements,
    shared,
    wake: publisher.wake,
    reads: () => reads,
    die,
    async stop() {
      await die();
      shared.stop();
      await publisher.stop();
    },
  };
}

async function versions(kind: string, ids: readonly string[]): Promise<Map<string, { version: number; data: never }>> {
  const rows = await readRows<{ topic: string; version: number }>`
    SELECT topic, version::float8 AS version FROM topic_version WHERE topic = ANY (${ids.map((id) => `${kind}:${id}`)}::text[])`;
  return new Map(rows.map(({ topic, version }) => [topic.slice(kind.length + 1), { version, data: {} as never }]));
}

/** A commit that changes a room's view, of which no process is told. */
export const commitTo = (writer: { query(sql: string, values: unknown[]): Promise<unknown> }, room: string) =>
  writer.query(
    `WITH counted AS (
       INSERT INTO topic_version (topic) VALUES ($1) ON CONFLICT (topic) DO UPDATE SET version = topic_version.version + 1
     ) INSERT INTO change (topic) VALUES ($1)`,
    [room],
  );
