/**
 * A route is declared once, beside its command: method, address, who may call, what is sent. The table of routes, the
 * API's description and the tests read that declaration. A subject's `subject.ts` lists its own.
 */
import type { z } from 'zod';
import type { RefusalCode } from '#contract/problem/problem.ts';
import type { Permission } from '#domain/permission/permissions.ts';
import { type Declared, type EndpointOptions, endpoint, type Params } from './endpoint.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface Route {
  method: Method;
  /** Under `/api`, such as `/orders/:publicId/cancel`. */
  path: string;
  /** Null for one that proves who asks, and reads what was sent, in its own way. */
  declared: Declared | null;
  /** For integrators; null for a route of the shop's own pages. */
  described: Described | null;
  handler: (request: Request, params: Params) => Response | Promise<Response>;
}

/** What a route of the public API says beside what it runs on. */
export interface Described {
  summary: string;
  answer: z.ZodType;
  /** Other than JSON. */
  answerType?: string;
  /** Why its command says no; the fuzz finds one that is missing. Problems of access go without saying. */
  refusals?: readonly RefusalCode[];
  /** Asked of a key by the command itself, where others than keys may call. */
  keyScope?: Permission;
}

/** The names in an address: `'publicId' | 'returnId'` for `/orders/:publicId/returns/:returnId`. */
type Names<Path extends string> = Path extends `${infer Segment}/${infer Rest}`
  ? Names<Segment> | Names<Rest>
  : Path extends `:${infer Name}`
    ? Name
    : never;
export type ParamsOf<Path extends string> = Record<Names<Path>, string>;

type OwnPath<Path extends string> = Path extends `/v1/${string}` ? 'a public route is described' : Path;

const own =
  (method: Method) =>
  <Path extends `/${string}`, S extends z.ZodType, Q extends z.ZodType, T>(
    path: Path & OwnPath<Path>,
    options: EndpointOptions<S, Q, ParamsOf<Path>, T>,
  ): Route => ({ method, path, declared: options, described: null, handler: endpoint(options) as Route['handler'] });

const open =
  (method: Method) =>
  <Path extends `/v1/${string}`, S extends z.ZodType, Q extends z.ZodType, A extends z.ZodType>(
    path: Path,
    options: EndpointOptions<S, Q, ParamsOf<Path>, z.input<A>> & Described & { answer: A },
  ): Route => ({
    method,
    path,
    declared: options,
    described: options,
    handler: endpoint({ ...options, closed: true }) as Route['handler'],
  });

const bare =
  (method: Method) =>
  <Path extends `/${string}`>(
    path: Path,
    answer: (request: Request, params: ParamsOf<Path>) => Response | Promise<Response>,
  ): Route => ({ method, path, declared: null, described: null, handler: answer as Route['handler'] });

/** A route of the shop's own pages. */
export const route = { get: own('GET'), post: own('POST') };

/** A route of the public API, for integrators: the answer is of the type that its description promises. */
export const publicRoute = { get: open('GET'), post: open('POST'), patch: open('PATCH'), delete: open('DELETE') };

/** A route without the endpoint's proofs and checks: its answer does its own. */
export const bareRoute = { get: bare('GET'), post: bare('POST') };
