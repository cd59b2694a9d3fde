import type { UnwatchReply, WatchReply } from '#contract/socket.ts';
import type { View } from '#contract/views.ts';
import { databaseNow } from '#server/database/clock.ts';
import { database } from '#server/database/database.ts';
import type { LiveSocket } from './gateway.ts';
import type { Presence } from './presence.ts';
import type { Room, TopicRegistry } from './topic-registry.ts';
import type { ViewCache } from './view-cache.ts';

type Wanted = { topic: string; version?: number | undefined };

/**
 * Watching: a socket joins its rooms first and reads their views second, so that a change committed
 * in between reaches it one way or the other. It gets what is newer than what it holds.
 */
export class Watching {
  readonly #registry: TopicRegistry;
  readonly #cache: ViewCache;
  readonly #presence: Presence;
  readonly #reading = new Map<string, Promise<View | undefined>>();

  constructor(registry: TopicRegistry, cache: ViewCache, presence: Presence) {
    this.#registry = registry;
    this.#cache = cache;
    this.#presence = presence;
  }

  async watch(socket: LiveSocket, wanted: Wanted[]): Promise<WatchReply> {
    const denied: Extract<WatchReply, { ok: true }>['denied'] = [];
    const rooms: Room[] = [];
    const found = await Promise.all(
      wanted.map(async ({ topic }) => ({ topic, room: await this.#registry.roomFor(topic, socket.data.watcher) })),
    );
    for (const { topic, room } of found) {
      if ('denied' in room) denied.push({ topic, code: room.denied });
      else rooms.push(room);
    }
    if (socket.connected) for (const room of rooms) await this.#join(socket, room);
    const held = new Map(wanted.map(({ topic, version }) => [topic, version ?? -1]));
    const views = (await this.#views(rooms)).filter((view) => view.version > (held.get(view.topic) ?? -1));
    return { ok: true, now: databaseNow().toISOString(), views, denied };
  }

  async unwatch(socket: LiveSocket, topics: string[]): Promise<UnwatchReply> {
    for (const topic of topics) {
      const name = socket.data.rooms.get(topic);
      if (name === undefined) continue;
      socket.data.rooms.delete(topic);
      await socket.leave(name);
      if (topic.startsWith('viewers:')) this.#presence.leave(name, socket.data.browser);
    }
    return { ok: true };
  }

  leaveAll(socket: LiveSocket): void {
    for (const [topic, name] of socket.data.rooms) {
      if (topic.startsWith('viewers:')) this.#presence.leave(name, socket.data.browser);
    }
    socket.data.rooms.clear();
  }

  async #join(socket: LiveSocket, room: Room): Promise<void> {
    if (socket.data.rooms.has(room.topic)) return;
    socket.data.rooms.set(room.topic, room.name);
    await socket.join(room.name);
    if (room.kind === 'viewers') this.#presence.enter(room.name, socket.data.browser);
  }

  async #views(rooms: Room[]): Promise<View[]> {
    const counts = rooms.filter((room) => room.kind === 'viewers').map((room) => this.#presence.view(room.name));
    const others = rooms.filter((room) => room.kind !== 'viewers');
    const missing = others.filter((room) => !this.#cache.get(room.name) && !this.#reading.has(room.name));
    if (missing.length > 0) this.#startReading(missing);
    const views = await Promise.all(others.map((room) => this.#cache.get(room.name) ?? this.#reading.get(room.name)));
    return [...counts, ...views.filter((view) => view !== undefined)];
  }

  /** One read for all that are missing; others who want the same meanwhile wait for it. */
  #startReading(rooms: Room[]): void {
    const read = this.#registry.read(database(), rooms).finally(() => {
      for (const room of rooms) this.#reading.delete(room.name);
    });
    for (const room of rooms) {
      this.#reading.set(
        room.name,
        read.then((views) => {
          const view = views.get(room.name);
          return view && this.#cache.keep(room.name, view);
        }),
      );
    }
  }
}
