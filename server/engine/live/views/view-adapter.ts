/**
 * Sends views at what a bare WebSocket server pays. Socket.IO's own path costs about half as much
 * again per message: a completion callback and several events per write, and two writes per frame.
 * Here a view is encoded and framed once, and the one buffer is written to each socket directly.
 *
 * - Views of one tick for one client go in one write (a commit often touches several topics).
 * - A pass over many clients is cut into slices, so that commands and pages are answered in between.
 * - A view that comes while its room is still told of the one before takes its place: the pass goes on from where it
 *   is with the newer one, and round once more. If another room waits, it waits too, and a newer one takes its place
 *   there: however fast views come, a room has at most one that waits.
 * - A client that can't keep up holds at most the newest view per topic, never a queue.
 *
 * Whatever isn't an open, idle WebSocket (polling, an upgrade in flight, compression) takes
 * Socket.IO's own path. Order against `socket.emit` of the same tick is not kept; the version in the
 * view makes that harmless. Relies on undocumented parts of Engine.IO and ws, named in `Transport`:
 * a test watches them, and LIVE_DIRECT_FRAMES=0 switches all of this off.
 */
import { Adapter } from 'socket.io-adapter';
import { stageSeconds } from '#server/engine/live/stage-seconds.ts';

/** For so long a pass keeps everybody else waiting: a request waits for a slice at each of its steps. */
const sliceMs = 1;
/** The clock is looked at after so many sockets. */
const betweenLooks = 32;
/** What a socket may have waiting before only the newest view per topic is kept for it. */
const laggingBytes = 64 * 1024;
const laggingPackets = 16;

interface Transport {
  name: string;
  writable: boolean;
  perMessageDeflate?: unknown;
  socket?: {
    readyState: number;
    bufferedAmount: number;
    _sender?: { sendFrame?: (frames: Buffer[], sent?: () => void) => void };
  };
}
interface Connection {
  readyState: string;
  upgrading: boolean;
  writeBuffer: unknown[];
  transport: Transport;
  once(event: 'drain', listener: () => void): void;
}
interface Client {
  conn: Connection;
  writeToEngine(encoded: unknown[], options: object): void;
}
interface Encoded {
  topic: string;
  readonly packets: unknown[];
  options: { preEncoded: true; wsPreEncodedFrame?: (Buffer | string)[] };
  frame: Buffer;
}
interface Waiting {
  room: string;
  encoded: Encoded;
}
/** Goes over clients. */
interface Pass<T> {
  items: T[];
  /** The next one's place; after the last comes the first. */
  at: number;
  left: number;
  each(item: T): void;
  /** All have had their turn once since `since`. */
  lap(since: number): void;
  /** How many had a turn since then, in `#spentMs`. */
  told: number;
  since: number;
  /** Of a pass over one room: sends this from here on, to all. @returns false if it is of something else */
  renew?(view: Waiting): boolean;
}
interface Packet {
  type: number;
  data: [event: string, payload: { topic: string }];
}
interface BroadcastOptions {
  rooms: Set<string>;
  except?: Set<string>;
  flags?: Record<string, unknown>;
}
const keyOf = ({ room, encoded }: Waiting): string => `${room} ${encoded.topic}`;

type Encode = (packet: object, options: object) => unknown[];

const eventPacket = 2;

/** For a client that lags: the newest view of each topic that waits for it. */
const lagging = new WeakMap<Client, Map<string, Encoded>>();

export class ViewAdapter extends Adapter {
  #tick: Waiting[] = [];
  /** What is to be sent after the running pass, a pass each. */
  readonly #queue: Waiting[][] = [];
  /** The same, by room and topic. */
  readonly #waiting = new Map<string, Waiting>();
  #running: Pass<unknown> | undefined;
  /** The process's time that the last pass over a room took, without whatever else was done between its slices. */
  readonly lastPassMs = new Map<string, number>();
  /** Spent in slices until now. */
  #spentMs = 0;

  override broadcast(packet: object, options: BroadcastOptions): void {
    const { type, data } = packet as Packet;
    const flags = Object.values(options.flags ?? {}).some(Boolean);
    const plain =
      type === eventPacket && data[0] === 'view' && options.rooms.size === 1 && !options.except?.size && !flags;
    const [room] = options.rooms;
    if (!plain || room === undefined) {
      super.broadcast(packet, options as Parameters<Adapter['broadcast']>[1]);
      return;
    }
    const packetOptions: Encoded['options'] = { preEncoded: true };
    const packets = (this as unknown as { _encode: Encode })._encode({ ...packet, nsp: this.nsp.name }, packetOptions);
    const frame = Buffer.concat((packetOptions.wsPreEncodedFrame ?? []).map((part) => Buffer.from(part as Buffer)));
    this.#send(room, { topic: data[1].topic, packets, options: packetOptions, frame });
  }

  /**
   * Sends a view that is encoded already to its room.
   *
   * @param payload a packet's text, `42["view",{…}]`
   */
  deliverPayload(room: string, topic: string, payload: Buffer): void {
    const header = textFrameHeader(payload.length);
    this.#send(room, {
      topic,
      // Without the digit of Engine.IO, for a client that can't be written to directly.
      get packets() {
        return [payload.toString('utf8', 1)];
      },
      options: { preEncoded: true, wsPreEncodedFrame: [header, payload] },
      frame: Buffer.concat([header, payload]),
    });
  }

  #send(room: string, encoded: Encoded): void {
    if (this.#tick.length === 0) queueMicrotask(() => this.#endTick());
    this.#tick.push({ room, encoded });
  }

  #endTick(): void {
    const views = this.#tick;
    this.#tick = [];
    const pass: Waiting[] = [];
    for (const view of views) {
      if (this.#takesAPlace(view)) continue;
      this.#waiting.set(keyOf(view), view);
      pass.push(view);
    }
    if (pass.length > 0) this.#queue.push(pass);
    if (!this.#running) this.#next();
  }

  /** @returns whether it goes out in place of an older view of its room */
  #takesAPlace(view: Waiting): boolean {
    const older = this.#waiting.get(keyOf(view));
    if (older) older.encoded = view.encoded;
    // Whoever waits would wait for ever for a pass that begins again and again.
    return older !== undefined || (this.#waiting.size === 0 && this.#running?.renew?.(view) === true);
  }

  #next(): void {
    const views = this.#queue.shift();
    for (const view of views ?? []) this.#waiting.delete(keyOf(view));
    const [only] = views ?? [];
    this.#running = views && (views.length === 1 && only ? this.#passOfOne(only) : this.#passOfSeveral(views));
    if (this.#running) this.#inSlices(this.#running);
  }

  #passOfOne({ room, encoded }: Waiting): Pass<string> {
    const members = () => [...(this.rooms.get(room) ?? [])];
    let newest = [encoded];
    const pass = this.#passOver(members(), {
      each: (id) => this.#deliver(id, newest, encoded.frame),
      lap: (since) => this.#measured(room, since),
    });
    const renew = ({ room: other, encoded: newer }: Waiting) => {
      if (other !== room || newer.topic !== encoded.topic) return false;
      encoded = newer;
      newest = [newer];
      const turn = pass.items[pass.at] ?? '';
      // Whoever has come since then stands at the end.
      pass.items = members();
      pass.at = Math.max(0, pass.items.indexOf(turn));
      pass.left = pass.items.length;
      return true;
    };
    return Object.assign(pass, { renew });
  }

  #passOfSeveral(views: readonly Waiting[]): Pass<[string, number[]]> {
    const wanted = new Map<string, number[]>();
    views.forEach(({ room }, index) => {
      for (const id of this.rooms.get(room) ?? []) {
        const indexes = wanted.get(id);
        if (indexes) indexes.push(index);
        else wanted.set(id, [index]);
      }
    });
    // Clients that watch the same topics share one joined buffer.
    const joined = new Map<string, Buffer>();
    return this.#passOver([...wanted], {
      each: ([id, indexes]) => {
        const group = indexes.flatMap((index) => views[index]?.encoded ?? []);
        const key = indexes.join();
        const frame = joined.get(key) ?? Buffer.concat(group.map((one) => one.frame));
        joined.set(key, frame);
        this.#deliver(id, group, frame);
      },
      lap: (since) => {
        for (const { room } of views) this.#measured(room, since);
      },
    });
  }

  #passOver<T>(items: T[], does: Pick<Pass<T>, 'each' | 'lap'>): Pass<T> {
    return { items, at: 0, left: items.length, told: 0, since: this.#spentMs, ...does };
  }

  #measured(room: string, spentBefore: number): void {
    const ms = this.#spentMs - spentBefore;
    stageSeconds().observe({ stage: 'sending' }, ms / 1000);
    if (this.rooms.has(room) && ms > 5) this.lastPassMs.set(room, ms);
    else this.lastPassMs.delete(room);
  }

  #inSlices<T>(pass: Pass<T>): void {
    const slice = () => {
      const from = performance.now();
      const { left } = pass;
      let now = from;
      do {
        for (const last = Math.max(0, pass.left - betweenLooks); pass.left > last; pass.left--) {
          pass.each(pass.items[pass.at] as T);
          pass.at = (pass.at + 1) % pass.items.length;
        }
        now = performance.now();
      } while (pass.left > 0 && now < from + sliceMs);
      this.#spentMs += now - from;
      pass.told += left - pass.left;
      if (pass.told >= pass.items.length) {
        pass.lap(pass.since);
        pass.told = 0;
        pass.since = this.#spentMs;
      }
      if (pass.left > 0) setImmediate(slice);
      else this.#next();
    };
    slice();
  }

  #deliver(id: string, group: Encoded[], frame: Buffer): void {
    const client = this.nsp.sockets.get(id)?.client as unknown as Client | undefined;
    if (client) deliver(client, group, frame);
  }
}

/** Of a WebSocket's whole, unmasked text message: RFC 6455, 5.2. */
function textFrameHeader(length: number): Buffer {
  const wholeText = 0x81;
  if (length < 126) return Buffer.from([wholeText, length]);
  if (length < 65_536) return Buffer.from([wholeText, 126, length >> 8, length & 0xff]);
  const header = Buffer.alloc(10);
  header[0] = wholeText;
  header[1] = 127;
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}

function deliver(client: Client, group: Encoded[], frame: Buffer): void {
  const { conn } = client;
  const waiting = lagging.get(client);
  if (waiting) {
    for (const one of group) waiting.set(one.topic, one);
    return;
  }
  const { transport } = conn;
  const { socket } = transport;
  const direct =
    frame.length > 0 &&
    transport.name === 'websocket' &&
    transport.writable &&
    conn.readyState === 'open' &&
    !conn.upgrading &&
    conn.writeBuffer.length === 0 &&
    !transport.perMessageDeflate &&
    socket?.readyState === 1 &&
    socket._sender?.sendFrame;
  if (direct && socket?._sender?.sendFrame) {
    const full = socket.bufferedAmount >= laggingBytes;
    if (full) lagging.set(client, new Map());
    socket._sender.sendFrame([frame], full ? () => flush(client) : undefined);
    return;
  }
  if (conn.writeBuffer.length < laggingPackets) {
    for (const one of group) client.writeToEngine(one.packets, one.options);
    return;
  }
  lagging.set(client, new Map(group.map((one) => [one.topic, one])));
  conn.once('drain', () => flush(client));
}

function flush(client: Client): void {
  const waiting = lagging.get(client);
  lagging.delete(client);
  if (client.conn.readyState !== 'open') return;
  for (const one of waiting?.values() ?? []) deliver(client, [one], one.frame);
}
