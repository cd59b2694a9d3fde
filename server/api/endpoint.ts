/**
 * The one way in over HTTP: parse, authenticate, run one command, map what it came to. A browser's
 * form gets a redirect back, everything else gets JSON.
 */
import type { z } from 'zod';
import type { Problem } from '#contract/wire/problem.ts';
import type { Needed } from '#domain/permission/permissions.ts';
import { settings } from '#server/config/settings.ts';
import { actingAs } from '#server/engine/database/acting.ts';
import { outsideRequest } from '#server/engine/database/keyed-effects.ts';
import { bodyKind, parseBody, validate } from '#server/engine/http/request-body.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { isOwnOrigin } from '#server/engine/network/origin.ts';
import { type Actor, actorOf, auditName, requireAccount, requirePerson } from '#server/session/actor.ts';
import { requireDesk, requireKey } from '#server/session/can.ts';
import { parseCookies } from '#server/session/cookies.ts';
import { becomeGuest, resumeGuest } from '#server/session/guest/become-guest.ts';
import { guestKeyHash } from '#server/session/guest/guest-key.ts';
import {
  bytesResponse,
  jsonResponse,
  type Outcome,
  problemResponse,
  seeElsewhere,
  seeOther,
  textResponse,
} from '#server/web/answer.ts';
import { closedSchema, unknownField } from '#server/web/closed-schema.ts';
import { pageOfForm, pathOfPage, typedMark } from '#server/web/form-page.ts';
import { AccessProblem, problemOf } from '#server/web/problem.ts';
import { typedCookie } from '#server/web/typed-cookie.ts';
import { faultOf } from '../engine/http/fault.ts';
import { whileFilesAreUnderWay } from '../engine/http/files-under-way.ts';
import { type FilesWanted, filesCome, readAlone, readMultipart } from '../engine/http/multipart.ts';
import { runOnce } from './idempotency.ts';
import { noteCommand, noteRefused, pathOf } from './note-call.ts';

/**
 * Who may call. `guest`: anyone; a browser without a session is given a guest's. `desk`: somebody of the shop with a role
 * that may; `key`: an API key that may.
 */
export type Access = 'anyone' | 'guest' | 'person' | 'account' | { desk: Needed } | { key: Needed };

export type Params = Record<string, string>;

export interface Call<Body, Query = unknown, P extends Params = Params> {
  body: Body;
  query: Query;
  params: P;
  actor: Actor;
  cookies: ReadonlyMap<string, string>;
  headers: Headers;
  /** What was uploaded; empty unless the endpoint takes files. */
  files: Uint8Array[];
  /** A browser's form sent it: one press, without a script that asked anything. */
  form: boolean;
}

/** What an endpoint says of itself: the server and the tests ask. */
export interface Declared {
  access: Access;
  /** The body's schema; with none, the body is not read. */
  body?: z.ZodType;
  /** The schema of what stands behind the `?`; with none, that is not read. */
  query?: z.ZodType;
  /** Names of the query that may come several times: lists of their values. Of any other the last one counts. */
  repeated?: readonly string[];
  /** Takes files with its fields, as a form with `enctype="multipart/form-data"` sends them. */
  files?: FilesWanted;
  /** Fields that the body's schema doesn't name are refused by name. A browser's form has some of its own, such as its buttons. */
  closed?: true;
  /** The answer carries a secret, so it isn't kept for retries: the command is safe to repeat by itself. */
  secretAnswer?: true;
  /** A browser's form comes back filled in when it is refused, or always. */
  keepsTyped?: 'refused' | 'always';
  /** Of an answer that is no refusal; 200 without. */
  status?: 201 | 202;
}

export interface EndpointOptions<S extends z.ZodType, Q extends z.ZodType, P extends Params, T> extends Declared {
  body?: S;
  query?: Q;
  /** With access `guest`: what would refuse the call anyway, asked before a guest is made for it. */
  beforeGuest?: (body: z.output<S>, cookies: Call<unknown>['cookies']) => Promise<Problem | null>;
  /** Refuses whoever may not send files, before they are read. Wanted where anyone may call. */
  beforeFiles?: (call: Pick<Call<unknown, unknown, P>, 'actor' | 'cookies' | 'params'>) => Promise<unknown>;
  run: (call: Call<z.output<S>, z.output<Q>, P>) => Promise<Outcome<T>>;
  /** Where a form goes after success. Default: back to the page it was on. */
  goTo?: (value: T, call: Call<z.output<S>, z.output<Q>, P>) => string | undefined;
  /** A page of somebody else's that a form goes on to instead: one that a provider of ours has named. */
  goAway?: (value: T) => string | undefined;
}

/** A route handler around one command or view. */
export function endpoint<S extends z.ZodType, Q extends z.ZodType, P extends Params, T>(
  options: EndpointOptions<S, Q, P, T>,
) {
  // What the shop's people and keys do is written down with who did it.
  const ofHouse = typeof options.access === 'object';
  const forAll = options.access === 'anyone' || options.access === 'guest';
  if (options.files && forAll && !options.beforeFiles) throw new Error('Files of anyone want `beforeFiles`.');
  const { body, closed } = options;
  const refuseUnknown = body && closed ? knownFieldsOf(body) : () => {};
  const strict = { ...options, refuseUnknown };
  return async (request: Request, params: P): Promise<Response> => {
    // Scripts send forms too, to upload files: one of ours says that it wants JSON, any other comes with a key.
    const { headers } = request;
    const form =
      bodyKind(request) === 'form' && headers.get('accept') !== 'application/json' && !headers.has('authorization');
    let session: [string, string][] = [];
    let caller: Actor | null = null;
    let typed: string | null = null;
    try {
      caller = await actorOf(request.headers);
      const actor = authenticate(request, options.access, caller);
      const becomesGuest = options.access === 'guest' && actor.kind === 'nobody';
      const cookies = parseCookies(request.headers.get('cookie'));
      await options.beforeFiles?.({ actor, cookies, params });
      const { text, files, fingerprint } = await readBody(request, options);
      if (form && options.keepsTyped) typed = text;
      const handle = async () => {
        const call = { ...toCall(request, params, form ? options : strict, { text, actor, cookies }), files, form };
        const refusal = becomesGuest && (await options.beforeGuest?.(call.body, call.cookies));
        if (becomesGuest && !refusal)
          ({ actor: call.actor, headers: session } = await outsideRequest(() => becomeGuest(request.headers)));
        const outcome = refusal
          ? { ok: false as const, refusal }
          : await actingAs(ofHouse ? auditName(call.actor) : null, () => options.run(call));
        noteCommand(request, call.actor, outcome.ok ? undefined : outcome.refusal);
        if (!outcome.ok) return form ? backWith(request, outcome.refusal, typed) : problemResponse(outcome.refusal);
        if (options.keepsTyped === 'always' && form) return backTyped(pageOfForm(request.headers), text);
        const { headers: more } = outcome;
        const away = form ? options.goAway?.(outcome.value) : undefined;
        const next = () => options.goTo?.(outcome.value, call) ?? pathOfPage(pageOfForm(request.headers));
        const answer = !form
          ? answerWith(outcome.value, { status: options.status, headers: more })
          : away === undefined
            ? seeOther(next(), more)
            : seeElsewhere(away, more);
        return withHeaders(
          answer,
          (outcome.cookies ?? []).map((line) => ['set-cookie', line]),
        );
      };
      const key = request.method === 'POST' && !options.secretAnswer ? request.headers.get('idempotency-key') : null;
      const scope = idempotencyScope(request, options.access, actor);
      const response = key && scope ? await runOnce(scope, key, fingerprint, handle) : await handle();
      // The first answer was lost on its way, and the session with it.
      if (becomesGuest && session.length === 0) session = (await resumeGuest(request.headers))?.headers ?? [];
      return withHeaders(response, session);
    } catch (error) {
      const known = problemOf(error);
      if (known) noteRefused(request, caller, known);
      const problem = known ?? faultOf(error, traceOf(request));
      const response = form ? backWith(request, problem, typed) : problemResponse(problem);
      return withHeaders(response, session);
    }
  };
}

function answerWith(value: unknown, { status, headers }: { status?: number; headers?: Record<string, string> }) {
  if (typeof value === 'string') return textResponse(value, status, headers);
  if (value instanceof ReadableStream)
    return new Response(value, { status: status ?? 200, headers: { 'cache-control': 'no-store', ...headers } });
  if (value instanceof Uint8Array) return bytesResponse(value, status, headers);
  return jsonResponse(withProtocol(value), status, headers);
}

/** Views in an answer say which version they are of. In the body: an answer that is kept for retries has no headers. */
const withProtocol = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'views' in value
    ? { ...value, protocol: settings().protocol.version }
    : value;

/** @returns with the fields as text what tells one body from another, files included */
async function readBody(request: Request, { body, files: wanted }: { body?: z.ZodType; files?: FilesWanted }) {
  const address = request.headers.get(addressHeader) ?? '';
  const come = wanted ? filesCome(request.headers.get('content-type'), wanted) : null;
  if (wanted && come) {
    const read = come === 'form' ? readMultipart : readAlone;
    return whileFilesAreUnderWay(address, () => read(request, wanted));
  }
  const text = body ? await request.text() : '';
  return { text, files: [], fingerprint: text };
}

function authenticate(request: Request, access: Access, actor: Actor): Actor {
  // A key can't be sent by another site's page; a cookie can.
  if (actor.kind !== 'key' && request.method !== 'GET') requireSameOrigin(request);
  if (typeof access === 'object')
    return 'key' in access ? requireKey(actor, access.key) : requireDesk(actor, access.desk);
  if (access === 'person') requirePerson(actor);
  else if (access === 'account') requireAccount(actor);
  return actor;
}

function requireSameOrigin(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  const ours = isOwnOrigin(request.headers.get('origin'), request.headers.get('host'), settings().PUBLIC_URL);
  if (!ours || (site && site !== 'same-origin' && site !== 'none')) {
    throw new AccessProblem('forbidden', 'This request came from another site. Go to the shop and try again.');
  }
}

interface Asked<S, Q> {
  body?: S;
  query?: Q;
  repeated?: readonly string[];
  refuseUnknown?: (sent: unknown) => void;
}

/** @returns a check that throws AccessProblem `unknown_field` for a field that the schema doesn't name */
function knownFieldsOf(schema: z.ZodType): (sent: unknown) => void {
  let shape: ReturnType<typeof closedSchema> | undefined;
  return (sent) => {
    shape ??= closedSchema(schema);
    const field = unknownField(shape, sent)?.slice(0, longestFieldName);
    if (field === undefined) return;
    throw new AccessProblem('unknown_field', `There is no field “${field}” here. Nothing was changed.`, { field });
  };
}

const longestFieldName = 200;

function toCall<S extends z.ZodType, Q extends z.ZodType, P extends Params>(
  request: Request,
  params: P,
  { body, query, repeated, refuseUnknown = () => {} }: Asked<S, Q>,
  { text, actor, cookies }: { text: string; actor: Actor; cookies: ReadonlyMap<string, string> },
): Omit<Call<z.output<S>, z.output<Q>, P>, 'files' | 'form'> {
  const asked = () => {
    const { searchParams } = new URL(request.url);
    const lists = (repeated ?? []).filter((name) => searchParams.has(name));
    return {
      ...Object.fromEntries(searchParams),
      ...Object.fromEntries(lists.map((name) => [name, searchParams.getAll(name)])),
    };
  };
  const sent = body && parseBody(text, bodyKind(request));
  refuseUnknown(sent);
  return {
    body: body ? validate(body, sent) : (undefined as z.output<S>),
    query: query ? validate(query, asked()) : (undefined as z.output<Q>),
    params,
    actor,
    cookies,
    headers: request.headers,
  };
}

/** Whose keys these are; null for a guest to be, whom nothing tells from another yet. */
function idempotencyScope(request: Request, access: Access, actor: Actor): string | null {
  const guest = access === 'guest' && guestKeyHash(request.headers);
  const who = guest ? `guest:${guest}` : ownerOf(actor);
  // Everybody who is signed out would share one scope.
  if (who === 'nobody') return null;
  return `${who} ${request.method} ${new URL(request.url).pathname}`;
}

function ownerOf(actor: Actor): string {
  if (actor.kind === 'key') return `key:${actor.name}`;
  return actor.kind === 'person' ? actor.personId : 'nobody';
}

/** Back to the form's page, which says what was wrong; a refusal that asks something names the page that asks it. */
function backWith(
  request: Request,
  problem: { code: string; field?: string | undefined; questionAt?: unknown },
  typed: string | null,
): Response {
  if (typeof problem.questionAt === 'string') return seeOther(problem.questionAt);
  const page = pageOfForm(request.headers);
  page.searchParams.set('problem', problem.code);
  if (problem.field) page.searchParams.set('field', problem.field);
  return typed === null ? seeOther(pathOfPage(page)) : backTyped(page, typed);
}

/** Back to the form's page, filled in with what was typed. */
function backTyped(page: URL, typed: string): Response {
  page.searchParams.set(typedMark, 'yes');
  return withHeaders(seeOther(pathOfPage(page)), [['set-cookie', typedCookie(typed, page)]]);
}

const traceOf = (request: Request) => ({
  requestId: request.headers.get('x-request-id'),
  method: request.method,
  path: pathOf(request),
});

function withHeaders(response: Response, headers: [string, string][]): Response {
  for (const [name, value] of headers) response.headers.append(name, value);
  return response;
}
