import type { ProblemCode } from '#contract/wire/problem.ts';
import { isReadable, type Protocol, protocol } from '#contract/wire/protocol.ts';
import type { UnwatchReply, WatchReply } from '#contract/wire/socket.ts';
import type { TopicKind, View } from '#contract/wire/views.ts';
import { databaseNow } from '#server/engine/database/clock.ts';
import { AdaptiveTimeout, NoAnswer } from '#server/engine/database/no-answer.ts';
import { type Doorkeeper, everybody, type Ground, type Watcher } from '#server/engine/live/people.ts';
import type { Presence } from '#server/engine/live/presence/presence.ts';
import { AccessQuestions } from '#server/engine/live/sockets/access-questions.ts';
import type { LiveSocket } from '#server/engine/live/sockets/live-socket.ts';
import { WatchBudget } from '#server/engine/live/sockets/watch-budget.ts';
import type { Room, TopicRegistry } from './topic-registry.ts';
import type { ViewCache } from './view-cache.ts';
import { databaseReader, type ViewReader } from './view-reader.ts';

interface Gathering {
  rooms: Room[];
  /** By room; null if they could not be read together. */
  views: Promise<Map<string, View> | null>;
}
/** A room that somebody may be in, and what lets them in if the database was asked. */
type Admitted = { room: Room; ground: Ground | null };
type Wanted = { topic: string; version?: number | undefined };

interface WatchingOptions {
  budget?: WatchBudget;
  spoken?: Protocol;
  reader?: ViewReader;
  /** The socket is closed when this ends. @returns false if it has ended since that moment of `performance.now()` */
  rest?(socket: LiveSocket, ground: Ground, provenFrom: number): boolean;
  /** Left out: nobody is kept waiting. */
  door?: Doorkeeper | undefined;
  nobody?: Watcher;
}

/**
 * A socket joins its rooms first and reads their views second, so that a change committed in between reaches it. It
 * gets what is newer than what it holds.
 */
export class Watching {
  readonly #registry: TopicRegistry;
  readonly #reader: ViewReader;
  readonly #cache: ViewCache;
  readonly #presence: Presence;
  readonly #budget: WatchBudget;
  readonly #access: AccessQuestions;
  readonly #rest: NonNullable<WatchingOptions['rest']>;
  readonly #protocol: Protocol;
  readonly #door: WatchingOptions['door'];
  readonly #nobody: Watcher;
  readonly #reading = new Map<string, Promise<View | undefined>>();
  /** One read must not keep the next from beginning for longer than whoever asks waits for an answer. */
  readonly #timeout = new AdaptiveTimeout(5_000, 9_000);
  /** What the next read is for, until it begins. */
  #gathering: Gathering | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    registry: TopicRegistry,
    cache: ViewCache,
    presence: Presence,
    {
      budget = new WatchBudget(null),
      spoken = protocol,
      reader = databaseReader(registry),
      rest = () => true,
      door,
      nobody = everybody.nobody,
    }: WatchingOptions = {},
  ) {
    this.#registry = registry;
    this.#reader = reader;
    this.#cache = cache;
    this.#presence = presence;
    this.#budget = budget;
    this.#access = new AccessQuestions(reader);
    this.#protocol = spoken;
    this.#rest = rest;
    this.#door = door;
    this.#nobody = nobody;
  }

  /** @throws AccessProblem `too_many` */
  async watch(socket: LiveSocket, wanted: Wanted[]): Promise<WatchReply> {
    await this.#budget.topics(socket.data, wanted.length);
    const askedAt = performance.now();
    const denied: Extract<WatchReply, { ok: true }>['denied'] = [];
    const rooms: Room[] = [];
    const found = await Promise.all(wanted.map(({ topic }) => this.#roomFor(topic, socket.data)));
    found.forEach((one, index) => {
      const topic = wanted[index]?.topic ?? '';
      if (typeof one === 'string') denied.push({ topic, code: one });
      else if (one.ground && !this.#rest(socket, one.ground, askedAt)) denied.push({ topic, code: 'not_found' });
      else if (this.#hasPlace(socket, one.room, rooms.length)) rooms.push(one.room);
      else denied.push({ topic, code: 'too_many' });
    });
    if (socket.connected) for (const room of rooms) await this.#join(socket, room);
    const { holdsNothing } = socket.data;
    const held = new Map(wanted.map(({ topic, version }) => [topic, holdsNothing ? -1 : (version ?? -1)]));
    const views = (await this.#views(rooms)).filter((view) => view.version > (held.get(view.topic) ?? -1));
    const gone = views.filter((view) => held.get(view.topic) === -1 && this.#registry.isGone(view));
    for (const { topic } of gone) denied.push({ topic, code: 'not_found' });
    await this.unwatch(
      socket,
      gone.map(({ topic }) => topic),
    );
    return { ok: true, now: databaseNow().toISOString(), views: views.filter((view) => !gone.includes(view)), denied };
  }

  /** Reads the views of these public topics, so that whoever watches them first finds them read. */
  async readAhead(topics: readonly string[]): Promise<void> {
    const found = topics.map((topic) => this.#registry.roomFor(topic, this.#nobody));
    await this.#views(found.flatMap((one) => ('room' in one && !one.mustAsk ? one.room : [])));
  }

  /** Reads with whoever watches it meanwhile. @throws if there is no such topic */
  async atLeast<K extends TopicKind>(kind: K, id: string, version: number): Promise<View<K>> {
    const room = this.#registry.roomOfChange(`${kind}:${id}`);
    if (!room) throw new Error(`There is no topic ${kind}:${id}.`);
    const isNew = (view: View | undefined): view is View<K> => view !== undefined && view.version >= version;
    const held = this.#cache.get(room.name);
    if (isNew(held)) return held;
    // One that has begun may have read what was there before.
    const begun = await this.#reading.get(room.name)?.catch(() => undefined);
    if (isNew(begun)) return begun;
    if (!this.#reading.has(room.name)) this.#startReading([room]);
    const read = await this.#reading.get(room.name);
    if (!isNew(read)) throw new Error(`There is no version ${version} of ${room.name}.`);
    return read;
  }

  async unwatch(socket: LiveSocket, topics: string[]): Promise<UnwatchReply> {
    for (const topic of topics) {
      const name = socket.data.rooms.get(topic);
      if (name === undefined) continue;
      socket.data.rooms.delete(topic);
      await socket.leave(name);
      this.#presence.leave(name, socket.data.browser);
    }
    return { ok: true };
  }

  leaveAll(socket: LiveSocket): void {
    for (const name of socket.data.rooms.values()) this.#presence.leave(name, socket.data.browser);
    socket.data.rooms.clear();
  }

  /** @returns why this watcher may not be in the room, if so */
  async #roomFor(
    topic: string,
    { watcher, id, address, protocol }: LiveSocket['data'],
  ): Promise<Admitted | ProblemCode> {
    const found = this.#registry.roomFor(topic, watcher);
    if ('denied' in found) return found.denied;
    const { room, mustAsk } = found;
    const refused = await this.#door?.refuses(watcher.actor, room.kind);
    if (refused) return refused.code;
    if (protocol !== null && !isReadable(this.#protocol, protocol, room.kind)) return 'outdated';
    if (!mustAsk) return { room, ground: null };
    if (!(await this.#budget.mayAsk({ id, address }))) return 'too_many';
    const ground = await this.#access.ask(room.kind, { watcher, id: room.id });
    return ground ? { room, ground } : 'not_found';
  }

  #hasPlace({ data }: LiveSocket, { topic }: Room, more: number): boolean {
    return data.rooms.has(topic) || data.rooms.size + more < this.#budget.rooms;
  }

  async #join(socket: LiveSocket, room: Room): Promise<void> {
    if (socket.data.rooms.has(room.topic)) return;
    socket.data.rooms.set(room.topic, room.name);
    await socket.join(room.name);
    if (this.#isPresence(room)) this.#presence.enter(room.name, socket.data.browser);
  }

  /** Its view is made of who is in the room. */
  #isPresence({ kind }: Room): boolean {
    return kind === 'viewers' || this.#registry.presentIn(kind) !== null;
  }

  async #views(rooms: Room[]): Promise<View[]> {
    const counts = Promise.all(
      rooms.filter((room) => this.#isPresence(room)).map((room) => this.#presence.view(room.name)),
    );
    const others = rooms.filter((room) => !this.#isPresence(room));
    const missing = others.filter((room) => !this.#cache.get(room.name) && !this.#reading.has(room.name));
    if (missing.length > 0) this.#startReading(missing);
    const views = await Promise.all(others.map((room) => this.#cache.get(room.name) ?? this.#reading.get(room.name)));
    return [...(await counts), ...views.filter((view) => view !== undefined)];
  }

  /**
   * One read at a time: rooms that are missed meanwhile are read together in the next, so that a returning crowd
   * costs a few statements.
   */
  #startReading(rooms: Room[]): void {
    const batch = this.#gathering ?? this.#gather();
    batch.rooms.push(...rooms);
    for (const room of rooms) {
      // If the whole read failed: whoever asked for a room that can't be read should fail alone.
      const view = batch.views.then(async (views) => (views ?? (await this.#read([room]))).get(room.name));
      this.#reading.set(
        room.name,
        view.finally(() => this.#reading.delete(room.name)),
      );
    }
  }

  #gather(): Gathering {
    const rooms: Room[] = [];
    const views = this.#last.then(() => {
      this.#gathering = null;
      return this.#timeout
        .with(() => this.#read(rooms))
        .catch((error: unknown) => {
          if (error instanceof NoAnswer) throw error;
          return null;
        });
    });
    this.#last = views.catch(() => {});
    this.#gathering = { rooms, views };
    return this.#gathering;
  }

  /** Reads and keeps. What changed while it was read, and wasn't sent because nobody was there, is read again. */
  async #read(rooms: readonly Room[]): Promise<Map<string, View>> {
    const kept = new Map<string, View>();
    for (let wanted = rooms; wanted.length > 0; ) {
      const again: Room[] = [];
      const read = this.#cache.startRead();
      try {
        const views = await this.#reader.read(wanted, false);
        for (const room of wanted) {
          const view = views.get(room.name);
          const newest = view && read.keep(room.name, view);
          if (newest) kept.set(room.name, newest);
          else if (view) again.push(room);
        }
      } finally {
        read.end();
      }
      wanted = again;
    }
    return kept;
  }
}
