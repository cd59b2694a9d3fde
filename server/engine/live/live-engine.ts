import type { Server as HttpServer } from 'node:http';
import { type Protocol, protocol } from '#contract/wire/protocol.ts';
import type { TopicKind } from '#contract/wire/views.ts';
import { onCommit } from '#server/engine/database/database.ts';
import { onAnotherHistory } from '#server/engine/database/history/history.ts';
import type { SocketCommands } from '#server/engine/live/socket-command.ts';
import type { AnyTopicSource } from '#server/engine/live/topic-source.ts';
import type { Redis } from '#server/engine/machines/redis/redis.ts';
import { log } from '#server/engine/process/log.ts';
import { problemOf as plainProblemOf } from '../http/access-problem.ts';
import type { Bus, Frame } from '../machines/bus/bus.ts';
import { SharedRooms } from '../machines/bus/shared-rooms.ts';
import { readPayload } from '../machines/bus/view-payload.ts';
import { Announcements } from './changes/announcements.ts';
import type { Attention } from './changes/attention.ts';
import type { ChangeFeed } from './changes/waiting-changes.ts';
import type { WakeCall } from './changes/wake-call.ts';
import { pollAge } from './live-metrics.ts';
import { type Doorkeeper, everybody, type People } from './people.ts';
import { Presence } from './presence/presence.ts';
import { SharedPresence } from './presence/shared-presence.ts';
import { acceptSockets, type MayPoll, openLiveServer, type ProblemOf } from './sockets/gateway.ts';
import { GroundSockets } from './sockets/ground-sockets.ts';
import type { LiveServer } from './sockets/live-socket.ts';
import { type WarmUp, warmSockets } from './sockets/warm-sockets.ts';
import { WatchBudget, type WatchLimits } from './sockets/watch-budget.ts';
import { gatherChanges } from './views/gathering.ts';
import { Publisher } from './views/publisher.ts';
import { TopicRegistry } from './views/topic-registry.ts';
import { ViewAdapter } from './views/view-adapter.ts';
import { ViewCache } from './views/view-cache.ts';
import { databaseReader, type ViewReader } from './views/view-reader.ts';
import { Watching } from './views/watching.ts';

export interface LiveEngine {
  io: LiveServer;
  /** Readies what a crowd needs that comes back all at once, and reads the views of these public topics. */
  warm(topics: readonly string[], spent?: WarmUp): Promise<{ answered: number }>;
  /** Tells every page to come back after a spread delay, then closes the sockets in waves. */
  drain(reason: string): Promise<void>;
  /**
   * Resolves once the other processes hear what was found here before they hear anything later. Never rejects.
   *
   * @param all whether everything was found here that was committed
   */
  told(all: boolean): Promise<void>;
  stop(): Promise<void>;
}

export interface LiveEngineOptions {
  http: HttpServer;
  publicUrl: string | undefined;
  sources: readonly AnyTopicSource[];
  commands: SocketCommands;
  windowMs?: number;
  /** Write views to the sockets directly; off falls back to Socket.IO's own path. */
  directFrames?: boolean;
  /** Whether a client may ask again and again instead of a WebSocket: all its requests must reach this process. */
  polling?: boolean;
  /** Left out: any number. */
  mayPoll?: MayPoll | undefined;
  /** The part of the sockets, from 0 to 1, whose pages are asked to report how long views take to their pixels. */
  traceShare?: number;
  /** What one socket and one address may ask for. Left out: anything. */
  limits?: WatchLimits | null;
  /** Shared with whoever else must hear of changes: pages in memory. Left out: this is the only process. */
  announcements?: ChangeFeed;
  /** Left out: the database. */
  reader?: ViewReader;
  /** Left out: nobody is told apart. */
  people?: People;
  /** Left out: errors of the engine's own have problems, all others are faults. */
  problemOf?: ProblemOf;
  /** Whether nobody but this process writes to the database: then its own commits tell of all there is to look for. */
  isOnlyWriter?: boolean;
  /** Who else shows what changes tell of here. Left out: it is looked for them as often while nobody is there. */
  attention?: Attention | undefined;
  /** Where there may be other processes. */
  wakeCall?: WakeCall | undefined;
  /** Where processes count together. */
  redis?: Redis | undefined;
  /** Where several processes hear each other. It is started and stopped by whoever made it. */
  bus?: Bus | undefined;
  spoken?: Protocol;
  /** Left out: nobody is kept waiting. */
  door?: Doorkeeper | undefined;
  /** Left out: one is opened on `http`. */
  io?: LiveServer;
  cache?: ViewCache;
}

/** Well below what /readyz and the metrics take for a publisher that stands still. */
const onlyWriterPollMs = 2_000;
/** All processes together look this often for what none has told of. */
const togetherPollMs = 200;
const mostPollMs = 1_000;

/** The live engine on an HTTP server: the socket's edge, the rooms and the publisher. */
export function startLiveEngine({
  http,
  publicUrl,
  sources,
  commands,
  windowMs,
  directFrames = true,
  polling = true,
  mayPoll,
  traceShare = 0,
  limits = null,
  announcements = new Announcements(),
  reader,
  people = everybody,
  problemOf = plainProblemOf,
  isOnlyWriter = false,
  attention,
  wakeCall,
  redis,
  bus,
  spoken = protocol,
  door,
  io = openLiveServer(http, { publicUrl, directFrames, polling, mayPoll }),
  cache = new ViewCache(),
}: LiveEngineOptions): LiveEngine {
  const { adapter } = io.of('/');
  const registry = new TopicRegistry(sources);
  const data = reader ?? databaseReader(registry);
  const presence = new Presence((room, view) => io.to(room).emit('view', view), {
    shared: redis ? new SharedPresence(redis) : null,
    presentIn: (room) => registry.presentIn(room.slice(0, room.indexOf(':')) as TopicKind),
  });
  const budget = new WatchBudget(limits);
  const grounds = new GroundSockets(io, announcements, people);
  const rest = grounds.join.bind(grounds);
  const watching = new Watching(registry, cache, presence, {
    budget,
    spoken,
    reader: data,
    rest,
    door,
    nobody: people.nobody,
  });
  const watchers = (room: string) => adapter.rooms.get(room)?.size ?? 0;
  const deliver = ({ room, payload }: Frame) => {
    if (adapter instanceof ViewAdapter) adapter.deliverPayload(room, room, payload);
    else io.to(room).emit('view', readPayload(payload));
  };
  const shared = bus && new SharedRooms({ bus, announcements, registry, cache, watchers, deliver });
  const publisher = new Publisher({
    announcements,
    registry,
    reader: data,
    cache,
    watchers,
    passMs: (room) => (adapter instanceof ViewAdapter ? (adapter.lastPassMs.get(room) ?? 0) : 0),
    send(room, view) {
      io.to(room).emit('view', view);
      return watchers(room);
    },
    ...(windowMs === undefined ? {} : { windowMs }),
    ...(isOnlyWriter ? { pollMs: onlyWriterPollMs } : {}),
    ...(attention ? { pollMs: () => attention.nextMs(io.of('/').sockets.size > 0) } : {}),
    ...(bus ? { pollMs: () => healingPollMs(bus), shared, deliver } : {}),
  });
  // What many topics change is not announced by name: nobody watches it, so nobody would hear that it is old.
  adapter.on('delete-room', (room: string) => {
    if (registry.isGathering(room)) cache.forget(room);
  });
  if (shared) {
    adapter.on('create-room', (room: string) => shared.follow(room));
    adapter.on('delete-room', (room: string) => shared.leave(room));
  }
  bus?.onGap(() => {
    publisher.wake();
    // What could not be said over Redis is called out by the database.
    wakeCall?.call();
  });
  const closeSockets = () => {
    // `disconnect()` would stop a page from coming back.
    for (const socket of [...io.of('/').sockets.values()]) socket.conn.close(true);
  };
  acceptSockets(io, { watching, budget, commands, traceShare, rest, people, protocol: spoken, door, problemOf });
  const stopListening = [
    onCommit(publisher.wake),
    onCommit(() => wakeCall?.call()),
    () => grounds.stop(),
    onAnotherHistory(() => {
      // Whoever comes back is told first, and holds nothing of the history before.
      closeSockets();
      cache.forgetAll(() => false);
      announcements.startAnew();
    }),
    announcements.onTopics((topics) => announcements.note(registry.wholesOf(topics))),
    gatherChanges({ announcements, registry, rooms: () => adapter.rooms.keys(), send: publisher.send }),
    announcements.onLost(() => {
      cache.forgetAll((room) => watchers(room) > 0);
      announcements.note([...adapter.rooms.keys()].filter((room) => registry.roomOfChange(room)));
    }),
  ];
  pollAge.watch(() => announcements.sincePollMs);
  attention?.onCome(publisher.hurry);
  // Before its first question is read.
  io.engine.on('connection', () => void attention?.come());
  publisher.start();
  wakeCall?.listen(publisher.wake);

  return {
    io,
    async warm(topics, spent) {
      await watching.readAhead(topics);
      return { answered: await warmSockets(http, topics, spent) };
    },
    async drain(reason) {
      const sockets = [...io.of('/').sockets.values()];
      const spreadMs = Math.min(5_000, 200 + sockets.length / 2);
      for (const socket of sockets) {
        socket.emit('goodbye', { reason, retryAfterMs: Math.round(Math.random() * spreadMs) });
      }
      log().info({ sockets: sockets.length }, 'told every page to come back');
      // `disconnect()` would stop a page from reconnecting; closing its transport does not.
      const waves = 5;
      for (let wave = 0; wave < waves; wave++) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        for (let i = wave; i < sockets.length; i += waves) sockets[i]?.conn.close();
      }
      // Those that were still being opened; nothing ends otherwise that waits for all connections.
      io.engine.close();
    },
    told: (all) => shared?.told(all) ?? Promise.resolve(),
    async stop() {
      for (const stop of stopListening) stop();
      await wakeCall?.stop();
      await publisher.stop();
      shared?.stop();
      await presence.stop();
      await new Promise<void>((resolve) => {
        // The HTTP server may be closed already.
        void io.close(() => resolve());
      });
    },
  };
}

/** At a random moment: processes that look at once find the same. */
function healingPollMs(bus: Bus): number {
  if (!bus.isTrusted) return togetherPollMs;
  return Math.min(mostPollMs, togetherPollMs * bus.processes) * (0.75 + Math.random() / 2);
}
