import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { type Protocol, protocol } from '#contract/wire/protocol.ts';
import type { ClientToServer, ServerToClient } from '#contract/wire/socket.ts';
import type { View } from '#contract/wire/views.ts';
import type { Announcements } from '#server/engine/live/changes/announcements.ts';
import type { Attention } from '#server/engine/live/changes/attention.ts';
import type { MayPoll } from '#server/engine/live/sockets/gateway.ts';
import type { WatchLimits } from '#server/engine/live/sockets/watch-budget.ts';
import { startLiveEngine } from '../engine/live/live-engine.ts';
import type { SocketCommands } from '../engine/live/socket-command.ts';
import type { Bus } from '../engine/machines/bus/bus.ts';
import type { Redis } from '../engine/machines/redis/redis.ts';
import { liveShop } from '../live/live-shop.ts';
import { refusedCommands } from './no-commands.ts';

export type TestSocket = Socket<ServerToClient, ClientToServer>;

export interface TestLiveServer {
  url: string;
  /** A connected socket. Options as of socket.io-client. */
  connect(options?: Parameters<typeof io>[1]): Promise<TestSocket>;
  stop(): Promise<void>;
}

/** The live engine on a free port, without pages. */
export async function startTestLiveServer({
  windowMs = 50,
  directFrames = true,
  polling = true,
  mayPoll,
  commands = refusedCommands,
  limits = null,
  announcements,
  attention,
  redis,
  bus,
  spoken = protocol,
}: {
  windowMs?: number;
  directFrames?: boolean;
  polling?: boolean;
  mayPoll?: MayPoll;
  commands?: SocketCommands;
  limits?: WatchLimits | null;
  announcements?: Announcements;
  attention?: Attention;
  redis?: Redis;
  /** Started and stopped by the caller. */
  bus?: Bus;
  spoken?: Protocol;
} = {}): Promise<TestLiveServer> {
  const http = createServer();
  const engine = startLiveEngine({
    http,
    publicUrl: undefined,
    ...liveShop,
    commands,
    directFrames,
    polling,
    mayPoll,
    windowMs,
    limits,
    spoken,
    redis,
    bus,
    attention,
    ...(announcements ? { announcements } : {}),
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const sockets: TestSocket[] = [];
  return {
    url,
    async connect(options = {}) {
      const socket: TestSocket = io(url, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        ...options,
      });
      sockets.push(socket);
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('connect_error', reject);
      });
      return socket;
    },
    async stop() {
      for (const socket of sockets) socket.disconnect();
      await engine.stop();
    },
  };
}

/** What is to come at once comes within this, beside other work. */
const soonMs = 10_000;

interface Emitter {
  once(event: string, heard: (what?: never) => void): unknown;
  connected?: boolean;
}

/** Waits for an event of a socket or its manager. @returns what came with it @throws Error that says how the socket is if it doesn't come */
export function untilTold(socket: Emitter, event: 'connect' | 'disconnect' | 'open'): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const now = socket.connected === undefined ? '' : ` It is ${socket.connected ? '' : 'not '}connected.`;
      reject(new Error(`The socket didn’t say “${event}”.${now}`));
    }, soonMs);
    socket.once(event, (what?: unknown) => {
      clearTimeout(timer);
      resolve(what);
    });
  });
}

/** The views that a socket has got, in order, with a way to wait for one. */
export function recordViews(socket: TestSocket): {
  views: View[];
  until(test: (view: View) => boolean): Promise<View>;
} {
  const views: View[] = [];
  const waiting = new Set<() => void>();
  socket.on('view', (view) => {
    views.push(view);
    for (const look of waiting) look();
  });
  return {
    views,
    until: (test) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          const seen = views.map(({ topic, version }) => `${topic} ${version}`).join(', ');
          const last = JSON.stringify(views.at(-1)?.data)?.slice(0, 2_000);
          reject(new Error(`No view came for which ${test}. Seen: ${seen || 'none'}. The last: ${last}`));
        }, soonMs);
        const look = () => {
          const found = views.find(test);
          if (!found) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}
