/**
 * Who looks at a page at any of the app's processes, counted in Redis. Each process writes its own people again and
 * again, so that those of one that died are gone after a while; nothing here is told to anybody but as a number.
 *
 * `md:p:{room}`: a sorted set of `<browser> <process>` by the moment, in milliseconds, until which they count.
 * `md:pc:{room}`: of a crowd, how many more each process has: `<people> <until>` by process.
 * `md:presence`: a stream of the rooms in which somebody came or went.
 */
import type { RedisClientType } from '@redis/client';
import { databaseNow } from '#server/engine/database/clock.ts';
import type { Redis } from '#server/engine/machines/redis/redis.ts';
import { countPeople } from './count-people.ts';

export interface SharedPresenceOptions {
  /** How long people count after their process has last written them, in milliseconds. */
  countsMs?: number;
  /** How often a process writes those that it has. */
  refreshMs?: number;
  /** How often it asks where others came and went. */
  lookMs?: number;
  /** As many of one process are written by name in a room; beyond that only how many more there are. */
  mostNamed?: number;
}

interface RoomPeople {
  named: Set<string>;
  more: Set<string>;
  refreshAt: number;
}

/** What waits to be written of a room. */
interface Unwritten {
  /** By browser: whether it came or went. */
  people: Map<string, boolean>;
  more: boolean;
}

const version = '1';
const changedRooms = 'md:presence';
const changesKept = 1_000;
const forgottenMs = 60_000;
const gatherMs = 50;
/** So much travels together: a longer answer would be late although the server is well. */
const roomsAtOnce = 100;
const peopleAtOnce = 500;

const keysOf = (room: string) => ({ named: `md:p:{${room}}`, more: `md:pc:{${room}}` });

export class SharedPresence {
  readonly #redis: Redis;
  readonly #options: Required<SharedPresenceOptions>;
  readonly #node = crypto.randomUUID().slice(0, 8);
  readonly #rooms = new Map<string, RoomPeople>();
  #unwritten = new Map<string, Unwritten>();
  #writing: Promise<void> = Promise.resolve();
  #gathering: NodeJS.Timeout | undefined;
  #looking: NodeJS.Timeout | undefined;
  /** The stream's last entry that was seen; null: not looked yet. */
  #seen: string | null = null;
  /** What is there may not be what was written. */
  #wasAway = false;
  #stopped = false;
  #onChanged: (room: string) => void = () => {};

  constructor(redis: Redis, options: SharedPresenceOptions = {}) {
    this.#redis = redis;
    this.#options = { countsMs: 50_000, refreshMs: 20_000, lookMs: 1_000, mostNamed: 500, ...options };
  }

  /** Begins to look. @param changed a room with people of this process, whose count may have changed elsewhere */
  start(changed: (room: string) => void): void {
    this.#onChanged = changed;
    this.#lookLater();
  }

  /** Takes its people away; whoever comes back counts where they then are. */
  async stop(): Promise<void> {
    clearTimeout(this.#looking);
    this.#stopped = true;
    for (const [room, { named, more }] of this.#rooms) {
      for (const browser of named) this.#note(room).people.set(browser, false);
      if (more.size > 0) this.#note(room).more = true;
    }
    this.#rooms.clear();
    await this.#write();
  }

  /** The first tab of this browser here has come. */
  enter(room: string, browser: string): void {
    const id = this.#redis.pseudonymOf(browser);
    let people = this.#rooms.get(room);
    if (!people) {
      people = { named: new Set(), more: new Set(), refreshAt: performance.now() + this.#options.refreshMs };
      this.#rooms.set(room, people);
    }
    if (people.named.size < this.#options.mostNamed) {
      people.named.add(id);
      this.#note(room).people.set(id, true);
    } else {
      people.more.add(id);
      this.#note(room).more = true;
    }
  }

  /** The last tab of this browser here has gone. */
  leave(room: string, browser: string): void {
    const people = this.#rooms.get(room);
    if (!people) return;
    const id = this.#redis.pseudonymOf(browser);
    if (people.named.delete(id)) this.#note(room).people.set(id, false);
    else if (people.more.delete(id)) this.#note(room).more = true;
    if (people.named.size + people.more.size === 0) this.#rooms.delete(room);
  }

  /** How many people are in the room at all processes; null: it can't be told now. */
  async count(room: string): Promise<number | null> {
    if (!this.#redis.isAnswering) return null;
    await this.#write();
    const { named, more } = keysOf(room);
    const script = { keys: [named, more], arguments: [String(databaseNow().getTime()), this.#node] };
    const counted = await this.#redis
      .ask(async (client) => (await client.eval(countPeople, script)) as [number, number])
      .catch(() => null);
    if (counted === null) return null;
    const [people, own] = counted;
    // It has lost what was written: all is written again.
    if (own >= 0 && own < (this.#rooms.get(room)?.named.size ?? 0) && !this.#unwritten.has(room)) this.#wasAway = true;
    return people;
  }

  /** Tells who is in the room at any process, of those that are named; null: it can't be told now. */
  async people(room: string): Promise<((person: string) => boolean) | null> {
    if (!this.#redis.isAnswering) return null;
    await this.#write();
    const now = databaseNow().getTime();
    const members = await this.#redis
      .ask((client) => client.zRangeByScore(keysOf(room).named, now, '+inf'))
      .catch(() => null);
    if (members === null) return null;
    const here = new Set(members.map((member) => member.slice(0, member.lastIndexOf(' '))));
    return (person) => here.has(this.#redis.pseudonymOf(person));
  }

  #note(room: string): Unwritten {
    this.#gathering ??= setTimeout(() => void this.#write(), gatherMs);
    let noted = this.#unwritten.get(room);
    if (!noted) {
      noted = { people: new Map(), more: false };
      this.#unwritten.set(room, noted);
    }
    return noted;
  }

  /** One write after the other: of two changes to one person the later must stay. */
  #write(): Promise<void> {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    if (this.#unwritten.size > 0) {
      const rooms = this.#unwritten;
      this.#unwritten = new Map();
      this.#writing = this.#writing.then(() => this.#writeRooms([...rooms], true));
    }
    return this.#writing;
  }

  /** What can't be written now is written at the next refresh, or counts until its time is over. */
  async #writeRooms(rooms: readonly [string, Unwritten][], tells: boolean): Promise<void> {
    for (const some of inParts(rooms)) {
      await this.#redis
        .ask((client) =>
          Promise.all(some.flatMap(([room, unwritten]) => this.#commands(client, room, unwritten, tells))),
        )
        .catch(() => {
          this.#wasAway = true;
        });
    }
  }

  #commands(client: RedisClientType, room: string, { people, more }: Unwritten, tells: boolean): Promise<unknown>[] {
    const keys = keysOf(room);
    const member = (browser: string) => `${browser} ${this.#node}`;
    const score = databaseNow().getTime() + this.#options.countsMs;
    const here = [...people].flatMap(([browser, came]) => (came ? { score, value: member(browser) } : []));
    const gone = [...people].flatMap(([browser, came]) => (came ? [] : member(browser)));
    const commands: Promise<unknown>[] = [];
    if (here.length > 0) commands.push(client.zAdd(keys.named, here), client.pExpire(keys.named, forgottenMs));
    if (gone.length > 0) commands.push(client.zRem(keys.named, gone));
    if (more) {
      const count = this.#rooms.get(room)?.more.size ?? 0;
      if (count === 0) commands.push(client.hDel(keys.more, this.#node));
      else {
        commands.push(client.hSet(keys.more, this.#node, `${count} ${Math.round(score)}`));
        commands.push(client.pExpire(keys.more, forgottenMs));
      }
    }
    if (tells) {
      const trim = { TRIM: { strategy: 'MAXLEN', strategyModifier: '~', threshold: changesKept } } as const;
      commands.push(client.xAdd(changedRooms, '*', { v: version, n: this.#node, r: room }, trim));
      commands.push(client.pExpire(changedRooms, forgottenMs));
    }
    return commands;
  }

  #lookLater(): void {
    if (this.#stopped) return;
    this.#looking = setTimeout(() => {
      void this.#look().finally(() => this.#lookLater());
    }, this.#options.lookMs).unref();
  }

  async #look(): Promise<void> {
    if (this.#rooms.size === 0) {
      this.#seen = null;
      return;
    }
    try {
      for (const room of await this.#readChanged()) if (this.#rooms.has(room)) this.#onChanged(room);
    } catch {
      this.#wasAway = true;
      // Each process shows what it knows itself, as long as it has nobody to ask.
      for (const room of this.#rooms.keys()) this.#onChanged(room);
      return;
    }
    const all = this.#wasAway;
    this.#wasAway = false;
    await this.#refresh(all);
  }

  async #readChanged(): Promise<Set<string>> {
    const seen = this.#seen;
    if (seen === null) {
      const last = await this.#redis.ask((client) => client.xRevRange(changedRooms, '+', '-', { COUNT: 1 }));
      this.#seen = last?.[0]?.id ?? '0-0';
      return new Set();
    }
    const key = { key: changedRooms, id: seen };
    const streams = (await this.#redis.ask((client) => client.xRead(key, { COUNT: changesKept }))) as
      | { messages: { id: string; message: Record<string, string> }[] }[]
      | null;
    const entries = streams?.[0]?.messages ?? [];
    this.#seen = entries.at(-1)?.id ?? seen;
    return new Set(
      entries.flatMap(({ message: { v, n, r } }) => (v === version && n !== this.#node && r !== undefined ? r : [])),
    );
  }

  /** Also asks for the count again: whoever died elsewhere told nobody. */
  async #refresh(all: boolean): Promise<void> {
    const now = performance.now();
    const due = [...this.#rooms].filter(([, { refreshAt }]) => all || refreshAt <= now);
    if (due.length === 0) return;
    const rooms = due.map(([room, people]): [string, Unwritten] => {
      people.refreshAt = now + this.#options.refreshMs;
      for (const browser of people.more) {
        if (people.named.size >= this.#options.mostNamed) break;
        people.more.delete(browser);
        people.named.add(browser);
      }
      return [room, { people: new Map([...people.named].map((browser) => [browser, true])), more: true }];
    });
    this.#writing = this.#writing.then(() => this.#writeRooms(rooms, all));
    await this.#writing;
    for (const some of inParts(rooms)) await this.#forgetGone(some.map(([room]) => room));
    for (const [room] of rooms) if (this.#rooms.has(room)) this.#onChanged(room);
  }

  /** People of a process that has died. */
  async #forgetGone(rooms: readonly string[]): Promise<void> {
    const now = databaseNow().getTime();
    await this.#redis
      .ask((client) => Promise.all(rooms.map((room) => client.zRemRangeByScore(keysOf(room).named, '-inf', `(${now}`))))
      .catch(() => {});
  }
}

function inParts(rooms: readonly [string, Unwritten][]): [string, Unwritten][][] {
  const parts: [string, Unwritten][][] = [];
  let part: [string, Unwritten][] = [];
  let people = 0;
  for (const room of rooms) {
    if (part.length > 0 && (part.length >= roomsAtOnce || people + room[1].people.size > peopleAtOnce)) {
      parts.push(part);
      part = [];
      people = 0;
    }
    part.push(room);
    people += room[1].people.size;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}
