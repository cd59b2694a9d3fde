/**
 * Every event is limited, checked against its schema and answered; a socket joins a room only through `watch`, which
 * asks the topic's subject.
 */

import { createHash } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import type { z } from 'zod';
import type { Problem } from '#contract/wire/problem.ts';
import { isReadable, isShared, type Protocol } from '#contract/wire/protocol.ts';
import { type ClientToServer, type CommandName, unwatchSchema, watchSchema } from '#contract/wire/socket.ts';
import { isAway } from '#server/engine/database/away.ts';
import { history } from '#server/engine/database/history/history.ts';
import { AccessProblem } from '#server/engine/http/access-problem.ts';
import { validate } from '#server/engine/http/request-body.ts';
import { openSockets } from '#server/engine/live/live-metrics.ts';
import type { Doorkeeper, Ground, People } from '#server/engine/live/people.ts';
import { OutcomeUnknown, type SocketCommand, type SocketCommands } from '#server/engine/live/socket-command.ts';
import { ViewAdapter } from '#server/engine/live/views/view-adapter.ts';
import type { Watching } from '#server/engine/live/views/watching.ts';
import { isOwnOrigin } from '#server/engine/network/origin.ts';
import { log } from '#server/engine/process/log.ts';
import { writeSecurityLine } from '#server/engine/process/security-log.ts';
import type { LiveServer, LiveSocket } from './live-socket.ts';
import type { WatchBudget } from './watch-budget.ts';

const outdated = 'The shop has been updated since this page was opened. Reload the page.';

const maxMessageBytes = 64 * 1024;

/** The problem of an error that has one. */
export type ProblemOf = (error: unknown) => Problem | null;

/** What Engine.IO opens, before anybody is known. */
interface PollingSocket extends EventEmitter {
  request: IncomingMessage;
  transport: { name: string };
  close(discard: boolean): void;
}
/** A connection of Engine.IO, with or without a socket on it. */
interface Connection extends EventEmitter {
  id: string;
  remoteAddress: string;
  close(discard: boolean): void;
}

/** Whether one more of its address may be open that asks again and again. */
export type MayPoll = (request: IncomingMessage, socket: Pick<EventEmitter, 'once'>) => boolean;

export function openLiveServer(
  http: HttpServer,
  {
    publicUrl,
    directFrames,
    polling = true,
    mayPoll = () => true,
  }: {
    publicUrl: string | undefined;
    directFrames: boolean;
    polling?: boolean | undefined;
    mayPoll?: MayPoll | undefined;
  },
): LiveServer {
  const io: LiveServer = new Server(http, {
    ...(directFrames ? { adapter: ViewAdapter } : {}),
    ...(polling ? {} : { transports: ['websocket'] }),
    path: '/socket.io/',
    serveClient: false,
    maxHttpBufferSize: maxMessageBytes,
    perMessageDeflate: false,
    // Unknown upgrades are refused by the HTTP server itself.
    destroyUpgrade: false,
    allowRequest: (request, decide) => {
      decide(null, isOwnOrigin(request.headers.origin, request.headers.host, publicUrl));
    },
  });
  io.engine.on('connection', (socket: PollingSocket) => {
    if (socket.transport.name === 'polling' && !mayPoll(socket.request, socket)) socket.close(true);
  });
  return io;
}

/** Authenticates each socket once, from its cookie or its key, and answers its events. */
export function acceptSockets(
  io: LiveServer,
  {
    watching,
    budget,
    commands,
    traceShare,
    rest,
    people,
    protocol,
    door,
    problemOf,
  }: {
    watching: Watching;
    budget: WatchBudget;
    commands: SocketCommands;
    traceShare: number;
    /** The socket is closed when this ends, or has ended since that moment of `performance.now()`. */
    rest(socket: LiveSocket, ground: Ground, provenFrom: number): boolean;
    people: People;
    protocol: Protocol;
    door: Doorkeeper | undefined;
    problemOf: ProblemOf;
  },
): void {
  const answers = answersOf(watching, commands, door);
  const opened = new WeakMap<object, LiveSocket>();
  const verdicts = new WeakMap<object, ReturnType<WatchBudget['message']>>();

  io.engine.on('connection', (connection: Connection) => {
    connection.on('packet', countPacket);
    // What tries a WebSocket out before the connection goes over to it comes as this.
    connection.on('upgrading', countPacket);
  });

  io.use((socket, next) => {
    // A client opens one of them over a connection. Each asks who it is, and those that leave again count nowhere.
    if (opened.has(socket.conn)) return void socket.conn.close();
    opened.set(socket.conn, socket);
    const provenFrom = performance.now();
    people.identify(socket.handshake.headers, socket.handshake.auth).then(
      (watcher) => {
        const address = addressOf(socket);
        socket.data = {
          id: socket.id,
          address,
          watcher,
          provenFrom,
          protocol: versionOf(socket.handshake.auth.protocol),
          holdsNothing: isOfAnotherHistory(socket.handshake.auth.history),
          browser: people.personOf(watcher.actor) ?? browserOf(socket, address),
          rooms: new Map(),
        };
        next();
      },
      (error: unknown) => {
        const problem = toProblem(error, problemOf);
        if (problem.code === 'signed_out')
          writeSecurityLine('key.refused', { address: addressOf(socket), what: 'socket' });
        next(Object.assign(new Error('refused'), { data: problem }));
      },
    );
  });

  io.on('connection', (socket) => {
    openSockets.inc();
    forgetOpening(socket);
    const { actor } = socket.data.watcher;
    const version = socket.data.protocol;
    if (version !== null && version !== protocol.version) socket.emit('protocol', { version: protocol.version });
    if (socket.data.holdsNothing) socket.emit('history', { epoch: history() });
    if (Math.random() < traceShare && people.hasPages(actor)) socket.emit('trace');
    const ground = people.groundOf(actor);
    if (ground) rest(socket, ground, socket.data.provenFrom);
    const gone = people.connected(actor);
    if (gone) socket.data.gone = gone;
    // One function for all sockets: a crowd's would hold thousands of the same.
    socket.on('disconnect', leave);
    (socket as unknown as { dispatch: typeof dispatch }).dispatch = dispatch;
  });

  function leave(this: LiveSocket): void {
    this.data.gone?.();
    openSockets.dec();
    watching.leaveAll(this);
  }

  /** In place of Socket.IO's, which asks a list of functions on each socket. */
  function dispatch(this: LiveSocket, [event, ...args]: [string, ...unknown[]]): void {
    void hear(this, event, args[0], args.at(-1));
  }

  /** Counts whatever a connection sends: events, acknowledgements, heartbeats, and what opens no socket. One for all connections. */
  function countPacket(this: Connection): void {
    const address = opened.get(this)?.data?.address ?? this.remoteAddress;
    const verdict = budget.message({ id: this.id, address });
    verdicts.set(this, verdict);
    void verdict.then((over) => {
      if (over?.flood) this.close(true);
      else if (!over && verdicts.get(this) === verdict) verdicts.delete(this);
    });
  }

  async function hear(socket: LiveSocket, event: string, payload: unknown, ack: unknown): Promise<void> {
    const over = await verdicts.get(socket.conn);
    if (typeof ack !== 'function') return;
    if (over) return void ack({ ok: false, error: toProblem(over.problem, problemOf) });
    const answer = answers.get(event);
    if (!answer) return;
    try {
      if (!knows(socket.data.protocol, event, answer)) throw new AccessProblem('outdated', outdated);
      ack(await answer.run(socket, validate(answer.schema, payload, 'payload')));
    } catch (error) {
      // Without its connection the page takes the answer for lost, which it is.
      if (error instanceof OutcomeUnknown) {
        log().warn({ err: error, event }, 'a command’s answer is lost');
        return void socket.conn.close();
      }
      ack({ ok: false, error: toProblem(error, problemOf) });
    }
  }

  const knows = (version: number | null, event: string, { carries }: Answer) =>
    version === null ||
    (isShared(protocol, version, event as keyof ClientToServer) &&
      carries.every((kind) => isReadable(protocol, version, kind)));
}

interface Answer {
  schema: z.ZodType;
  carries: SocketCommand['carries'];
  run(socket: LiveSocket, payload: unknown): Promise<unknown>;
}

/** No event of the server's asks for an answer. */
const noAcks = new Map<never, never>();

/** Lets go of what an idle socket would keep for nothing: the upgrade's request, what was made of it, and a room of its own. */
function forgetOpening(socket: LiveSocket): void {
  (socket.conn as unknown as { request: unknown }).request = null;
  Object.assign(socket as object, { handshake: null, acks: noAcks });
  void socket.leave(socket.id);
}

/** What each event of a socket is answered with, by its name. */
function answersOf(watching: Watching, commands: SocketCommands, door: Doorkeeper | undefined): Map<string, Answer> {
  const answer = <S extends z.ZodType>(
    schema: S,
    run: (socket: LiveSocket, payload: z.output<S>) => Promise<unknown>,
    carries: Answer['carries'] = [],
  ): Answer => ({ schema, carries, run: (socket, payload) => run(socket, payload as z.output<S>) });
  const answers = new Map([
    ['watch', answer(watchSchema, (socket, { topics }) => watching.watch(socket, topics))],
    ['unwatch', answer(unwatchSchema, (socket, { topics }) => watching.unwatch(socket, topics))],
  ]);
  for (const [name, command] of Object.entries(commands) as [CommandName, SocketCommand][]) {
    const run = async (socket: LiveSocket, payload: unknown) => {
      const { actor } = socket.data.watcher;
      command.access(actor);
      const refused = await door?.refuses(actor, null);
      if (refused) throw new AccessProblem(refused.code, refused.message, refused);
      return command.run(actor, payload as never, watching);
    };
    answers.set(name, answer(command.schema, run, command.carries));
  }
  return answers;
}

/** The client's address, as the HTTP server worked it out. */
function addressOf({ handshake }: LiveSocket): string {
  const known = handshake.headers['x-client-address'];
  return typeof known === 'string' ? known : handshake.address;
}

/** The same at every process, whichever proxy the socket came through. */
function browserOf(socket: LiveSocket, address: string): string {
  const { 'user-agent': agent = '' } = socket.handshake.headers;
  const tab = socket.handshake.auth.browser;
  return createHash('sha256')
    .update(`${address} ${agent} ${String(tab ?? socket.id)}`)
    .digest('hex');
}

const versionOf = (said: unknown): number | null => (Number.isSafeInteger(said) ? (said as number) : null);

/** A client that doesn't say is taken at its word for the versions that it holds. */
const isOfAnotherHistory = (said: unknown): boolean =>
  typeof said === 'string' && said !== '' && history() !== '' && said !== history();

function toProblem(error: unknown, problemOf: ProblemOf): Problem {
  const problem = problemOf(error);
  if (problem) return problem;
  if (isAway(error)) {
    log().warn({ err: error }, 'the database is away');
    return {
      code: 'unavailable',
      message: 'The shop has a problem at the moment. Try again in a few seconds.',
      retryAfterMs: 2_000,
    };
  }
  log().error({ err: error }, 'a socket event failed');
  return { code: 'fault', message: 'This failed on our side. Try again.' };
}
