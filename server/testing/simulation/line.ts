/**
 * Sockets over a simulated line: what is said on one arrives in its order, late, or not at all once the line is cut. Only what
 * the gateway and a page's connection use of Socket.IO.
 */
import { EventEmitter } from 'node:events';
import type { LiveSocket as PageSocket } from '#components/live/connection/live-socket.ts';
import { protocol } from '#contract/wire/protocol.ts';
import type { WatchReply } from '#contract/wire/socket.ts';
import type { View } from '#contract/wire/views.ts';
import type { LiveServer, LiveSocket, SocketState } from '#server/engine/live/sockets/live-socket.ts';
import type { Owner, Time } from './time.ts';

type Next = (error?: Error) => void;
type Door = (socket: LiveSocket, next: Next) => void;
type Listener = Parameters<EventEmitter['on']>[1];

/** Both ends of one connection. */
class Line {
  isOpen = true;
  readonly #time: Time;
  #lastUp = 0;
  #lastDown = 0;

  constructor(time: Time) {
    this.#time = time;
  }

  up(owner: Owner, run: () => void): void {
    this.#lastUp = Math.max(this.#lastUp, this.#time.now + this.#time.random() ** 3 * 40);
    this.#time.after(this.#lastUp - this.#time.now, owner, () => this.isOpen && run());
  }

  down(owner: Owner, run: () => void): void {
    this.#lastDown = Math.max(this.#lastDown, this.#time.now + this.#time.random() ** 3 * 40);
    this.#time.after(this.#lastDown - this.#time.now, owner, () => this.isOpen && run());
  }
}

class Adapter extends EventEmitter {
  readonly rooms = new Map<string, Set<string>>();

  join(room: string, id: string): void {
    const members = this.rooms.get(room);
    if (members) return void members.add(id);
    this.rooms.set(room, new Set([id]));
    this.emit('create-room', room);
  }

  leave(room: string, id: string): void {
    const members = this.rooms.get(room);
    if (!members?.delete(id) || members.size > 0) return;
    this.rooms.delete(room);
    this.emit('delete-room', room);
  }
}

let ids = 0;

/** A process's end. */
class ServerSocket {
  readonly id = `socket-${++ids}`;
  readonly conn = { request: {}, close: () => this.end() };
  readonly handshake: { headers: { cookie: string }; auth: object; address: string };
  data = {} as SocketState;
  connected = true;
  readonly #events = new EventEmitter();
  readonly #sentBefore = new Map<string, number>();
  readonly #time: Time;
  readonly #shop: LiveDoor;
  readonly #page: ClientSocket;
  readonly line: Line;

  constructor(shop: LiveDoor, page: ClientSocket, line: Line) {
    this.#time = shop.time;
    this.#shop = shop;
    this.#page = page;
    this.line = line;
    this.handshake = { headers: { cookie: page.cookie }, auth: { protocol: protocol.version }, address: '' };
  }

  on(event: string, listener: Listener): void {
    this.#events.on(event, listener.bind(this));
  }

  get owner(): Owner {
    return this.#shop.owner;
  }

  /** The gateway's own takes its place. */
  dispatch: (packet: [string, ...unknown[]]) => void = () => {};

  join(room: string): void {
    if (!this.connected) return;
    this.#sentBefore.set(room, this.#shop.sentVersion(room));
    this.#shop.adapter.join(room, this.id);
  }

  leave(room: string): void {
    this.#sentBefore.delete(room);
    this.#shop.adapter.leave(room, this.id);
  }

  emit(event: string, ...args: unknown[]): void {
    if (this.connected) this.line.down(this.#page.owner, () => this.#page.hear(event, args));
  }

  receive(event: string, payload: unknown, ack: (reply: unknown) => void): void {
    if (!this.connected) return;
    const answer = (reply: unknown) => {
      if (event === 'watch') this.#look(reply as WatchReply);
      if (this.connected) this.line.down(this.#page.owner, () => ack(structuredClone(reply)));
    };
    this.dispatch([event, payload, answer]);
  }

  /** What its rooms were sent before it came it has not seen: an answer may not be older. */
  #look(reply: WatchReply): void {
    if (!reply.ok) return;
    for (const { topic, version } of reply.views) {
      const sent = this.#sentBefore.get(this.data.rooms.get(topic) ?? '') ?? 0;
      if (version < sent) this.#shop.onBelow(`${topic} is answered with version ${version}, its room was sent ${sent}`);
    }
  }

  end(): void {
    if (!this.connected) return;
    this.connected = false;
    this.line.isOpen = false;
    this.#time.after(0, this.owner, () => {
      this.#events.emit('disconnect');
      for (const [room, members] of [...this.#shop.adapter.rooms]) if (members.has(this.id)) this.leave(room);
      this.#shop.sockets.delete(this.id);
    });
    this.#page.lose();
  }
}

/** A process's sockets. */
export class LiveDoor {
  readonly adapter = new Adapter();
  readonly sockets = new Map<string, LiveSocket>();
  readonly owner: Owner;
  readonly time: Time;
  /** Called when somebody is answered with less than their room was sent. */
  onBelow: (what: string) => void = () => {};
  readonly #guards: Door[] = [];
  readonly #events = new EventEmitter();
  /** The newest version that was sent to each room since somebody is in it. */
  readonly #sent = new Map<string, number>();

  constructor(time: Time, owner: Owner) {
    this.time = time;
    this.owner = owner;
    this.adapter.on('delete-room', (room: string) => this.#sent.delete(room));
  }

  get io(): LiveServer {
    const to = (room: string) => ({
      emit: (event: string, view: View) => {
        this.#sent.set(room, Math.max(view.version, this.#sent.get(room) ?? 0));
        for (const id of this.adapter.rooms.get(room) ?? [])
          (this.sockets.get(id) as unknown as ServerSocket).emit(event, view);
      },
    });
    const place = { adapter: this.adapter, sockets: this.sockets };
    return {
      use: (guard: Door) => this.#guards.push(guard),
      on: (event: string, listener: Listener) => this.#events.on(event, listener),
      of: () => place,
      to,
      engine: new EventEmitter(),
    } as unknown as LiveServer;
  }

  sentVersion(room: string): number {
    return this.#sent.get(room) ?? 0;
  }

  open(page: ClientSocket, line: Line): void {
    const socket = new ServerSocket(this, page, line) as unknown as LiveSocket;
    this.#guards[0]?.(socket, (error) => {
      if (!line.isOpen) return;
      if (error) return void (socket as unknown as ServerSocket).end();
      this.sockets.set(socket.id, socket);
      line.down(page.owner, () => page.opened(socket as unknown as ServerSocket));
      this.#events.emit('connection', socket);
    });
  }

  /** As the machine does for a process that has died. */
  cutAll(): void {
    for (const socket of [...this.sockets.values()]) (socket as unknown as ServerSocket).end();
  }
}

/** A page's end: it comes back by itself. */
export class ClientSocket {
  connected = false;
  readonly owner: Owner;
  cookie = '';
  readonly io = { on() {}, reconnectionDelay() {} };
  readonly #events = new EventEmitter();
  readonly #time: Time;
  readonly #findShop: () => LiveDoor | null;
  readonly #unanswered = new Set<(lost: Error) => void>();
  #wanted = true;
  #line: Line | null = null;
  #server: ServerSocket | null = null;

  constructor(time: Time, owner: Owner, findShop: () => LiveDoor | null) {
    this.#time = time;
    this.owner = owner;
    this.#findShop = findShop;
  }

  get asPageSocket(): PageSocket {
    return this as unknown as PageSocket;
  }

  on(event: string, listener: Listener): this {
    this.#events.on(event, listener);
    return this;
  }

  connect(): this {
    this.#wanted = true;
    // One that has gone is noticed in a moment; another beside it would be taken for it.
    if (this.#line) return this;
    const shop = this.#findShop();
    if (!shop) {
      this.#comeBack();
      return this;
    }
    const line = new Line(this.#time);
    this.#line = line;
    line.up(shop.owner, () => shop.open(this, line));
    // A door that nobody opens, of a process that has died meanwhile.
    this.#time.after(20_000, this.owner, () => {
      if (this.#line !== line || this.connected) return;
      this.#close();
    });
    return this;
  }

  disconnect(): this {
    this.#wanted = false;
    if (this.#line) this.#close();
    return this;
  }

  emit(event: string, payload: unknown, ack: (reply: unknown) => void): void {
    const [line, server] = [this.#line, this.#server];
    if (line && server) line.up(server.owner, () => server.receive(event, payload, ack));
  }

  timeout(ms: number) {
    return {
      emitWithAck: (event: string, payload: unknown) =>
        new Promise((resolve, reject) => {
          const fail = (error: Error) => {
            this.#unanswered.delete(fail);
            reject(error);
          };
          this.#unanswered.add(fail);
          this.#time.after(ms, this.owner, () => fail(new Error('No answer in time.')));
          this.emit(event, structuredClone(payload), (reply) => {
            this.#unanswered.delete(fail);
            resolve(reply);
          });
        }),
    };
  }

  /** The connection is there. */
  opened(server: ServerSocket): void {
    if (!this.#wanted) {
      this.#close();
      return;
    }
    this.#server = server;
    this.connected = true;
    this.#events.emit('connect');
  }

  hear(event: string, args: unknown[]): void {
    if (this.connected) this.#events.emit(event, ...structuredClone(args));
  }

  /** The line has gone: the page notices in a moment. */
  lose(): void {
    const line = this.#line;
    this.#time.after(this.#time.random() * 50, this.owner, () => {
      if (this.#line === line) this.#close();
    });
  }

  /** Somewhere between, for ever. */
  cut(): void {
    this.#server?.end();
  }

  #close(): void {
    const server = this.#server;
    if (this.#line) this.#line.isOpen = false;
    this.#line = null;
    this.#server = null;
    if (server?.connected) server.end();
    const was = this.connected;
    this.connected = false;
    for (const fail of [...this.#unanswered]) fail(new Error('The connection has gone.'));
    if (was) this.#events.emit('disconnect');
    if (this.#wanted) this.#comeBack();
  }

  #comeBack(): void {
    this.#time.after(20 + this.#time.random() * 500, this.owner, () => {
      if (this.#wanted) this.connect();
    });
  }
}
