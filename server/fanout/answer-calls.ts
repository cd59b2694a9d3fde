/**
 * A process of the shop answers nodes that have no database: who somebody is, what they may watch, what views show, what
 * has changed. Whoever asks has `FANOUT_SECRET`, and comes directly: nothing that a proxy sends on is answered.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CommandName, clientEvents } from '#contract/wire/socket.ts';
import { databaseNow } from '#server/database/clock.ts';
import { history } from '#server/history/history.ts';
import { readBody } from '#server/http/api/read-body.ts';
import { faultOf } from '#server/http/fault.ts';
import { tryToTake } from '#server/limit/take-from.ts';
import type { ChangeFeed } from '#server/live/changes/waiting-changes.ts';
import { identify } from '#server/live/sockets/identify.ts';
import type { Room, TopicRegistry } from '#server/live/views/topic-registry.ts';
import type { ViewReader } from '#server/live/views/view-reader.ts';
import { addressHeader, peerAddress } from '#server/network/client-address.ts';
import { AccessProblem, problemOf } from '#server/problem.ts';
import { sharedKeys } from '#server/redis/shared-keys.ts';
import { securityLog } from '#server/security-log.ts';
import { groundOf } from '#server/session/ground.ts';
import type { SocketCommand, SocketCommands } from '#server/socket-command.ts';
import type { Watcher } from '#server/topic-source.ts';
import { validate } from '#server/web/request-body.ts';
import {
  type CallAnswer,
  type CallInput,
  type CallName,
  type Credentials,
  calls,
  callsPath,
  callsVersion,
  mostCallBytes,
} from './calls.ts';
import { answeredCalls } from './fanout-metrics.ts';
import { mayRead, proofOfActor, proofOfRoom, provenActor } from './proofs.ts';
import { SeenChanges } from './seen-changes.ts';

/** Beyond that a node is told to ask another process. */
const mostAtOnce = 500;

export interface AnswerCallsOptions {
  secret: string;
  registry: TopicRegistry;
  reader: ViewReader;
  commands: SocketCommands;
  feed: ChangeFeed;
  /** What the shop speaks with pages: a node that speaks something else is refused. */
  protocolVersion: number;
}

type Answers = { [N in CallName]: (input: CallInput<N>) => Promise<CallAnswer<N>> };

/** @returns a handler of requests under `/internal/fanout/`, and whether one has the secret */
export function answerCalls(options: AnswerCallsOptions) {
  const answers = answersOf(options);
  const isKnown = secretCheck(options.secret);
  let underWay = 0;

  /** Before anything else, also before it counts towards the limits of its address. */
  const isTrusted = ({ headers, url }: IncomingMessage): boolean =>
    url?.startsWith(callsPath) === true && headers['x-forwarded-for'] === undefined && isKnown(headers.authorization);

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isTrusted(incoming)) return refuse(incoming, response);
    const name = (incoming.url ?? '').slice(callsPath.length) as CallName;
    if (incoming.method !== 'POST' || !Object.hasOwn(calls, name)) return send(response, 404, { ok: false });
    if (incoming.headers['x-marketday-calls'] !== `${callsVersion}.${options.protocolVersion}`)
      return send(response, 409, { ok: false });
    if (underWay >= mostAtOnce) return send(response, 503, { ok: false });
    underWay++;
    try {
      const body = await readBody(incoming, mostCallBytes);
      const input = validate(calls[name].input, JSON.parse(Buffer.from(body).toString()));
      const value = await (answers[name] as (given: unknown) => Promise<unknown>)(input);
      answeredCalls.inc({ call: name, status: 'done' });
      send(response, 200, { ok: true, value });
    } catch (error) {
      const known = error instanceof SyntaxError ? invalid : problemOf(error);
      const problem = known ?? faultOf(error, { requestId: undefined, method: 'POST', path: `${callsPath}${name}` });
      answeredCalls.inc({ call: name, status: problem.code });
      send(response, 200, { ok: false, problem });
    } finally {
      underWay--;
    }
  }
  return { isTrusted, handle };
}

const invalid = { code: 'invalid', message: 'The body is not valid JSON.' } as const;

/** To whoever doesn't know the secret there is nothing here; whoever tries secrets is slowed down as with keys. */
async function refuse(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const address = String(incoming.headers[addressHeader] ?? peerAddress(incoming.socket));
  if (incoming.headers.authorization !== undefined) {
    securityLog('key.refused', { address, what: 'fanout' });
    if ((await tryToTake('keyGuesses', address)) > 0) return send(response, 429, { ok: false });
  }
  send(response, 404, { ok: false });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/** In a time that tells nothing of how much of it was right. */
function secretCheck(secret: string): (authorization: string | undefined) => boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  const wanted = hash(`Bearer ${secret}`);
  return (authorization) => authorization !== undefined && timingSafeEqual(hash(authorization), wanted);
}

const watcherOf = ({ cookie, token, address }: Credentials): Promise<Watcher> =>
  identify({ ...(cookie === undefined ? {} : { cookie }), [addressHeader]: address }, { token });

function answersOf({ registry, reader, commands, feed }: AnswerCallsOptions): Answers {
  const seen = new SeenChanges(feed);
  return {
    async greet() {
      const { bus, names } = sharedKeys();
      return {
        nowMs: databaseNow().getTime(),
        busKey: bus.toString('base64'),
        namesKey: names.toString('base64'),
        history: history(),
      };
    },

    async identify(credentials) {
      const actor = provenActor((await watcherOf(credentials)).actor);
      return { actor, proof: actor.kind === 'nobody' ? null : proofOfActor(actor) };
    },

    async admit({ credentials, rooms }) {
      const watcher = await watcherOf(credentials);
      const asked = rooms.flatMap((name) => {
        const room = registry.roomOfChange(name);
        const found = room && registry.roomFor(room.topic, watcher);
        return found && 'room' in found && found.room.name === name ? { ...found.room, mustAsk: found.mustAsk } : [];
      });
      const own = groundOf(watcher.actor);
      const admitted = new Map(asked.filter(({ mustAsk }) => !mustAsk).map(({ name }) => [name, own]));
      for (const kind of new Set(asked.map((one) => one.kind))) {
        const group = asked.filter((one) => one.mustAsk && one.kind === kind);
        if (group.length === 0) continue;
        const grounds = await reader.mayWatch(
          kind,
          group.map(({ id }) => ({ watcher, id })),
        );
        for (const [index, { name }] of group.entries()) {
          const ground = grounds[index];
          if (ground) admitted.set(name, ground);
        }
      }
      return { admitted: [...admitted].map(([room, ground]) => ({ room, ground, proof: proofOfRoom(room, ground) })) };
    },

    async read({ rooms: asked, changed }) {
      const may = await mayRead(registry, asked, reader.livingGrounds);
      const rooms = asked.flatMap(({ room }, index): Room[] => {
        const found = may[index] ? registry.roomOfChange(room) : null;
        return found ? [found] : [];
      });
      const views = await reader.read(rooms, changed);
      return {
        views: [...views].map(([room, view]) => ({ room, view })),
        refused: asked.filter((_, index) => !may[index]).map(({ room }) => room),
      };
    },

    async changes({ after }) {
      return {
        ...seen.since(after),
        history: history(),
        sincePollMs: feed.sincePollMs,
        nowMs: databaseNow().getTime(),
      };
    },

    async grounds({ asked }) {
      return { living: [...(await reader.livingGrounds(asked))] };
    },

    async command({ credentials, name, payload }) {
      if (!Object.hasOwn(commands, name)) throw new AccessProblem('not_found', 'There is no such command.');
      const { actor } = await watcherOf(credentials);
      const command = commands[name as CommandName] as SocketCommand;
      const checked = validate(clientEvents[name as CommandName], payload, 'payload');
      command.access(actor);
      return { reply: await command.run(actor, checked) };
    },
  };
}
