/** A process of the shop in the simulation: the real live engine on a simulated database, Redis and line. */
import type { Server } from 'node:http';
import { clientEvents } from '#contract/socket.ts';
import type { View } from '#contract/wire/views.ts';
import { Announcements } from '#server/engine/live/changes/announcements.ts';
import type { WakeCall } from '#server/engine/live/changes/wake-call.ts';
import { startLiveEngine } from '#server/engine/live/live-engine.ts';
import type { Watcher } from '#server/engine/live/people.ts';
import type { SocketCommands } from '#server/engine/live/socket-command.ts';
import type { AnyTopicSource } from '#server/engine/live/topic-source.ts';
import type { ViewCache } from '#server/engine/live/views/view-cache.ts';
import type { ViewReader } from '#server/engine/live/views/view-reader.ts';
import type { Bus } from '#server/engine/machines/bus/bus.ts';
import { ChannelBus } from '#server/engine/machines/bus/channel-bus.ts';
import type { Actor } from '#server/session/actor.ts';
import { watchingPeople } from '#server/session/living/watching-people.ts';
import type { Exchange } from './channels.ts';
import { LiveDoor } from './line.ts';
import { anOwner, type Owner, type Time } from './time.ts';
import type { Truth } from './truth.ts';

/** What a view says: how often its topic has changed, and whose it is. */
export interface Told {
  count: number;
  of: string | null;
}

export interface World {
  time: Time;
  truth: Truth;
  exchange: Exchange;
  /** Called by a process that has committed: the others may hear of it. */
  callOthers(from: ShopProcess): void;
  violated(what: string): void;
  makeCache?: (() => ViewCache) | undefined;
}

/** Whose order it is: its number names them. */
export const ownerOfOrder = (id: string): string => `person-${id.split('-')[0]}`;

/** The same at each process. */
const busKey = Buffer.alloc(32, 7);

const personOf = ({ actor }: Watcher): string | null => (actor.kind === 'person' ? actor.personId : null);

const sources = [
  { kind: 'card', shared: true, allow: () => null },
  { kind: 'shop', ids: null, shared: true, counted: true, allow: () => null },
  { kind: 'me', ids: null, resolve: personOf, allow: () => null },
  { kind: 'order', allow: () => 'ask' },
] as unknown as AnyTopicSource[];

export class ShopProcess {
  readonly owner: Owner = anOwner();
  readonly door: LiveDoor;
  isReady = false;
  #wake = () => {};
  #bus: Bus | undefined;
  readonly #world: World;

  constructor(world: World, name: string) {
    this.#world = world;
    this.door = new LiveDoor(world.time, this.owner);
    this.door.onBelow = (what) => world.violated(`I3: ${what}`);
    world.time.as(this.owner, () => void this.#start(name));
  }

  /** Looks for what was committed, as after a commit of its own or a call. */
  wake(): void {
    if (this.owner.alive) this.#world.time.after(0, this.owner, this.#wake);
  }

  crash(): void {
    this.owner.alive = false;
    this.door.cutAll();
  }

  hold(ms: number): void {
    this.owner.heldUntil = this.#world.time.now + ms;
  }

  async #start(name: string): Promise<void> {
    const { truth, exchange, makeCache } = this.#world;
    const processes = truth.register(this.owner, name);
    await processes.enter();
    const announcements = new Announcements({ processes, table: truth.changeTable(this.owner) });
    const bus = new ChannelBus(exchange.channels(this.owner), {
      key: busKey,
      namesNobody: (topic) => !/^(me|order):/.test(topic),
    });
    this.#bus = bus;
    const wakeCall = {
      listen: (listener: () => void) => {
        this.#wake = listener;
      },
      call: () => this.#world.callOthers(this),
      stop: async () => {},
    } as unknown as WakeCall;
    startLiveEngine({
      http: {} as Server,
      io: this.door.io,
      publicUrl: undefined,
      sources,
      commands: this.#commands(),
      announcements,
      reader: this.#reader(),
      people: {
        ...watchingPeople,
        identify: async ({ cookie = '' }) => ({ actor: await this.#actorOf(String(cookie)), cookies: new Map() }),
        livingGrounds: (grounds) => this.#livingGrounds(grounds),
      },
      wakeCall,
      bus,
      ...(makeCache ? { cache: makeCache() } : {}),
    });
    bus.start();
    this.isReady = true;
  }

  get isTrusted(): boolean {
    return this.#bus?.isTrusted ?? false;
  }

  async #actorOf(sessionId: string): Promise<Actor> {
    const personId = await this.#world.truth.ask(this.owner, () => this.#world.truth.sessions.get(sessionId));
    if (personId === undefined) return { kind: 'nobody' };
    return { kind: 'person', personId, sessionId, guest: false, roles: [], name: '', email: '' };
  }

  #reader(): ViewReader {
    const { truth } = this.#world;
    const viewOf = (name: string, topic: string): View => {
      const [kind, id = ''] = name.split(/:(.*)/s);
      const of = kind === 'me' ? id : kind === 'order' ? ownerOfOrder(id) : null;
      const told: Told = { count: truth.contents.get(name) ?? 0, of };
      return { topic, version: truth.version(name), data: told } as unknown as View;
    };
    return {
      read: async (rooms, changed) => {
        const counted = rooms.filter(({ kind }) => changed && kind === 'shop').map(({ name }) => name);
        if (counted.length > 0) await truth.ask(this.owner, () => truth.countUp(counted));
        return truth.ask(this.owner, () => new Map(rooms.map(({ name, topic }) => [name, viewOf(name, topic)])));
      },
      mayWatch: (_kind, asked) =>
        truth.ask(this.owner, () =>
          asked.map(({ watcher: { actor }, id }) => {
            const isTheirs = actor.kind === 'person' && actor.personId === ownerOfOrder(id);
            return isTheirs && truth.sessions.has(actor.sessionId) ? (`session:${actor.sessionId}` as const) : null;
          }),
        ),
    };
  }

  #livingGrounds(grounds: readonly string[]): Promise<ReadonlySet<string>> {
    const { truth } = this.#world;
    return truth.ask(
      this.owner,
      () => new Set(grounds.filter((one) => truth.sessions.has(one.slice('session:'.length)))),
    );
  }

  /** A bid counts its lot up, once for each key. */
  #commands(): SocketCommands {
    const { truth } = this.#world;
    const bid = {
      access() {},
      carries: [],
      run: async (_actor: Actor, { auctionId, key }: { auctionId: string; key: string }) => {
        if (!truth.done.has(key))
          await truth.commit(this.owner, truth.done.has(key) ? [] : [`card:${auctionId}`], () => truth.done.add(key));
        this.wake();
        return { ok: true };
      },
    };
    return {
      bid: { ...bid, schema: clientEvents.bid },
      ticket: { ...bid, schema: clientEvents.ticket },
    } as unknown as SocketCommands;
  }
}
