/** Asks one path again and again over some connections, one request at a time on each. */
import { connect } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';

export interface Load {
  perSecond: number;
  p50: number;
  p99: number;
}

interface Options {
  port: number;
  path: string;
  connections: number;
  seconds: number;
}

export async function load({ port, path, connections, seconds }: Options): Promise<Load> {
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nAccept-Encoding: identity\r\n\r\n`);
  const times: number[] = [];
  let counting = false;
  const sockets = Array.from({ length: connections }, () => {
    const socket = connect(port, '127.0.0.1');
    let missing = -1;
    let sentAt = performance.now();
    socket.on('connect', () => socket.write(request));
    socket.on('data', (chunk: Buffer) => {
      if (missing < 0) {
        const end = chunk.indexOf('\r\n\r\n');
        const length = /content-length: (\d+)/i.exec(chunk.toString('latin1', 0, end))?.[1];
        if (end < 0 || length === undefined) throw new Error(`no length: ${chunk.toString('latin1', 0, 200)}`);
        missing = Number(length) - (chunk.length - end - 4);
      } else {
        missing -= chunk.length;
      }
      if (missing > 0) return;
      if (counting) times.push(performance.now() - sentAt);
      missing = -1;
      sentAt = performance.now();
      socket.write(request);
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
