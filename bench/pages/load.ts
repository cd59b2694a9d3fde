/**
 * Asks paths again and again over some connections, one request at a time on each, as so many people who
 * know nothing of each other: going round in one order they would queue up behind each page that is being
 * rendered, and go on together from there.
 */
import { connect } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';

export interface Load {
  perSecond: number;
  p50: number;
  p99: number;
}

interface Options {
  port: number;
  /** Each request is for one of them, at random. */
  paths: readonly string[];
  connections: number;
  seconds: number;
}

const requestOf = (path: string, port: number) =>
  Buffer.from(`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nAccept-Encoding: identity\r\n\r\n`);

export async function load({ port, paths, connections, seconds }: Options): Promise<Load> {
  const requests = paths.map((path) => requestOf(path, port));
  const times: number[] = [];
  let counting = false;
  const sockets = Array.from({ length: connections }, () => {
    const socket = connect(port, '127.0.0.1');
    let missing = -1;
    let sentAt = performance.now();
    const ask = () => {
      missing = -1;
      sentAt = performance.now();
      socket.write(requests[Math.floor(Math.random() * requests.length)] as Buffer);
    };
    socket.on('connect', ask);
    socket.on('data', (chunk: Buffer) => {
      if (missing < 0) {
        const end = chunk.indexOf('\r\n\r\n');
        const head = chunk.toString('latin1', 0, end);
        const length = /content-length: (\d+)/i.exec(head)?.[1];
        if (end < 0 || length === undefined || !head.startsWith('HTTP/1.1 200')) throw new Error(`not a page: ${head}`);
        missing = Number(length) - (chunk.length - end - 4);
      } else {
        missing -= chunk.length;
      }
      if (missing > 0) return;
      if (counting) times.push(performance.now() - sentAt);
      ask();
    });
    return socket;
  });
  await later(700);
  counting = true;
  const started = performance.now();
  await later(seconds * 1000);
  counting = false;
  const elapsed = (performance.now() - started) / 1000;
  for (const socket of sockets) socket.destroy();
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(times.length * part)] ?? Number.NaN;
  return { perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99) };
}
