/**
 * Many watchers in one process: raw sockets that speak just enough WebSocket and Engine.IO, because the
 * load generator shares the machine with what it measures. They read into one shared buffer and look for
 * the mark without making text of a message.
 */
import { randomBytes } from 'node:crypto';
import { connect as connectTcp, type Socket } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';

interface Start {
  kind: 'start';
  port: number;
  /** Of the WebSocket. */
  path: string;
  count: number;
  /** Absent for the bare `ws` server. */
  topics?: string[];
  /** So many of the topics per client, others for each. Default: all. */
  each?: number;
  /** Come back when the line is cut, as the shop's pages do. */
  comeBack?: boolean;
}
type Command = Start | { kind: 'take' } | { kind: 'returns' };

interface Return {
  /** Epoch milliseconds of the answer to `watch`. */
  at: number;
  connectMs: number;
  watchMs: number;
}
let returns: Return[] = [];
/** Of this process: what it measures is no better than this. */
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

const most = 2_000_000;
/** Marked messages since the last `take`, and when they came (epoch milliseconds). Nothing is made per message. */
const marks = new Uint32Array(most);
const times = new Float64Array(most);
let delivered = 0;
const newest: number[] = [];
/** With several topics each has marks of its own. */
let several = false;

/** What stands before the number that is looked for. */
const markBytes = Buffer.from(process.env.BENCH_MARK ?? '"price":{"amount":');
const shared = Buffer.allocUnsafe(256 * 1024);

function hear(client: number, message: Buffer): void {
  const at = message.indexOf(markBytes);
  if (at < 0) return;
  let mark = 0;
  for (let i = at + markBytes.length; ; i++) {
    const digit = (message[i] ?? 0) - 48;
    if (digit < 0 || digit > 9) break;
    mark = mark * 10 + digit;
  }
  if (mark < (newest[client] ?? 0) && !several) throw new Error('a version went back on one socket');
  newest[client] = mark;
  marks[delivered] = mark;
  times[delivered++] = performance.timeOrigin + performance.now();
}

/** RFC 6455, section 5.2. A client masks; a mask of zeros leaves the payload as it is. */
function say(socket: Socket, text: string): void {
  const payload = Buffer.from(text);
  const short = payload.length < 126;
  const head = Buffer.alloc(short ? 6 : 8);
  head[0] = 0x81;
  head[1] = 0x80 | (short ? payload.length : 126);
  if (!short) head.writeUInt16BE(payload.length, 2);
  socket.write(Buffer.concat([head, payload]));
}

/** Complete frames at the start of `bytes`, as payloads. @returns how many bytes they were */
function eachFrame(bytes: Buffer, take: (payload: Buffer) => void): number {
  let from = 0;
  for (;;) {
    if (bytes.length < from + 4) return from;
    const short = (bytes[from + 1] ?? 0) & 0x7f;
    const start = from + (short < 126 ? 2 : short === 126 ? 4 : 10);
    const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(from + 2) : bytes.readUInt32BE(from + 6);
    if (bytes.length < start + length) return from;
    take(bytes.subarray(start, start + length));
    from = start + length;
  }
}

/** When the shop's pages try again: components/live/connection/connection.ts, with the jitter of socket.io-client's backoff. */
function retryDelays(): (attempt: number) => number {
  const most = 4_000 * (0.5 + Math.random());
  return (attempt) => {
    const plain = 1_000 * 2 ** attempt;
    const deviation = Math.random() * plain;
    return Math.min(most, Math.random() < 0.5 ? plain - deviation : plain + deviation);
  };
}

/** The topics of this client. */
function topicsOf(client: number, { topics, each }: Start): string[] | undefined {
  if (!topics || each === undefined) return topics;
  return Array.from({ length: each }, (_, i) => topics[(client * each + i) % topics.length] ?? '');
}

function connect(client: number, start: Start): Promise<void> {
  const topics = topicsOf(client, start);
  const options = { ...start, ...(topics ? { topics } : {}) };
  const delay = retryDelays();
  let attempt = 0;
  const again = () => {
    setTimeout(() => {
      const startedAt = performance.now();
      let connectedAt = 0;
      open(client, options, { connected: () => (connectedAt = performance.now()), closed: again }).then(() => {
        attempt = 0;
        const now = performance.now();
        returns.push({
          at: performance.timeOrigin + now,
          connectMs: connectedAt - startedAt,
          watchMs: now - connectedAt,
        });
      }, again);
    }, delay(attempt++));
  };
  return open(client, options, { connected: () => {}, closed: options.comeBack ? again : () => {} });
}

interface Hears {
  connected(): void;
  closed(): void;
}

function open(client: number, { port, path, topics }: Start, hears: Hears): Promise<void> {
  return new Promise((resolve, reject) => {
    let rest: Buffer | null = null;
    let upgraded = false;
    let there = !topics;
    const control = (payload: Buffer): boolean => {
      if (!topics || payload.length > 400 || payload.indexOf(markBytes) >= 0) return false;
      const text = payload.toString();
      if (text === '2')
        say(socket, '3'); // Engine.IO ping
      else if (text.startsWith('0')) say(socket, '40');
      else if (text.startsWith('40')) {
        hears.connected();
        say(socket, `420["watch",${JSON.stringify({ topics: topics.map((topic) => ({ topic })) })}]`);
      }
      return true;
    };
    const frame = (payload: Buffer) => {
      if (control(payload)) return;
      // The answer to `watch` carries the first view.
      if (payload[0] === 0x34 && payload[1] === 0x33) {
        there = true;
        resolve();
      } else hear(client, payload);
    };
    const read = (bytes: Buffer) => {
      let all = rest ? Buffer.concat([rest, bytes]) : bytes;
      if (!upgraded) {
        const end = all.indexOf('\r\n\r\n');
        if (end >= 0) {
          upgraded = true;
          all = all.subarray(end + 4);
          if (!topics) resolve();
        }
      }
      const used = upgraded ? eachFrame(all, frame) : 0;
      rest = used < all.length ? Buffer.from(all.subarray(used)) : null;
    };
    const socket = connectTcp({
      port,
      host: '127.0.0.1',
      onread: {
        buffer: shared,
        callback: (length, buffer) => {
          read((buffer as Buffer).subarray(0, length));
          return true;
        },
      },
    });
    socket.on('error', () => {});
    socket.on('close', () => (there ? hears.closed() : reject(new Error('refused'))));
    socket.on('connect', () => {
      const key = randomBytes(16).toString('base64');
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
      );
    });
  });
}

process.on('message', async (command: Command) => {
  if (command.kind === 'take') {
    process.send?.({
      kind: 'taken',
      delivered,
      behind: newest.length ? Math.min(...newest) : 0,
      marks: marks.slice(0, delivered),
      times: times.slice(0, delivered),
    });
    delivered = 0;
    return;
  }
  if (command.kind === 'returns') {
    process.send?.({ kind: 'returned', returns, loopP99Ms: delay.percentile(99) / 1e6 });
    returns = [];
    return;
  }
  for (let i = 0; i < command.count; i += 100) {
    const some = Array.from({ length: Math.min(100, command.count - i) }, (_, j) => connect(i + j, command));
    await Promise.all(some);
  }
  several = (command.topics?.length ?? 1) > 1;
  process.send?.({ kind: 'connected' });
});
