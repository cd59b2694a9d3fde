/**
 * A proxy between the shop and its PostgreSQL that breaks connections on command: holds them (nothing passes until
 * they are let go), silences them (what is sent vanishes, and no error tells so, as behind a lost route) and cuts them.
 * On loopback, at a free port.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

type Way = 'open' | 'held' | 'silent' | 'cut';

interface Link {
  client: Socket;
  server: Socket;
  way: Way;
  /** What was sent while it was held, in order. */
  waiting: (() => void)[];
}

export interface PgProxy {
  /** As the given address, through the proxy. */
  url: string;
  /** Holds every connection that sends this text from now on, with what it sends. @returns how many are held */
  hold(text: string): () => number;
  /** As `hold`, but what is sent never arrives. */
  silence(text: string): () => number;
  /** Resets every connection that sends this text from now on; what it sent never arrives. */
  cut(text: string): () => number;
  /** All connections of this moment go silent; new ones work. */
  silenceAll(): void;
  /** What was held passes, and nothing more is held or silenced. Silent connections stay so. */
  release(): void;
  /** Resets every connection. */
  cutAll(): void;
  /** New connections are refused from now on. */
  refuse(refused: boolean): void;
  stop(): Promise<void>;
}

export async function startPgProxy(databaseUrl: string): Promise<PgProxy> {
  const target = new URL(databaseUrl);
  const links = new Set<Link>();
  const rules: { text: string; way: Way; caught: number }[] = [];
  let refused = false;

  const pass = (link: Link, send: () => void) => {
    if (link.way === 'open') send();
    else if (link.way === 'held') link.waiting.push(send);
  };
  const server = createServer((client) => {
    if (refused) {
      client.destroy();
      return;
    }
    const link: Link = {
      client,
      server: connect({ host: target.hostname, port: Number(target.port) }),
      way: 'open',
      waiting: [],
    };
    links.add(link);
    client.on('data', (bytes) => {
      const rule = link.way === 'open' && rules.find(({ text }) => bytes.includes(text));
      if (rule) {
        link.way = rule.way;
        rule.caught++;
        if (rule.way === 'cut') client.resetAndDestroy();
      }
      pass(link, () => link.server.write(bytes));
    });
    link.server.on('data', (bytes) => pass(link, () => client.write(bytes)));
    for (const socket of [client, link.server]) {
      socket.on('error', () => {});
      socket.on('close', () => {
        links.delete(link);
        client.destroy();
        link.server.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);

  const rule = (text: string, way: Way) => {
    const added = { text, way, caught: 0 };
    rules.push(added);
    return () => added.caught;
  };
  const cutAll = () => {
    for (const { client, server: far } of links) {
      client.resetAndDestroy();
      far.destroy();
    }
  };
  return {
    url: url.href,
    hold: (text) => rule(text, 'held'),
    silence: (text) => rule(text, 'silent'),
    cut: (text) => rule(text, 'cut'),
    silenceAll() {
      for (const link of links) link.way = 'silent';
    },
    release() {
      rules.length = 0;
      for (const link of links) {
        if (link.way !== 'held') continue;
        link.way = 'open';
        for (const send of link.waiting.splice(0)) send();
      }
    },
    cutAll,
    refuse(now) {
      refused = now;
    },
    stop() {
      cutAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
