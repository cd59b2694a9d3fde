import fc from 'fast-check';
import type { Declared } from '../../api/endpoint.ts';
import { bodiesOf, evilTexts, type Known } from './values-of.ts';

export type Who = 'nobody' | 'shopper' | 'merchant' | 'key';

/** A request that anybody could send, with all that matters of it: printed, it can be sent again. */
export interface FuzzedRequest {
  method: string;
  /** With its query, encoded. */
  path: string;
  who: Who;
  headers: Record<string, string>;
  body: string | Uint8Array | null;
}

export interface FuzzedRoute {
  method: string;
  /** Such as `/api/v1/orders/:id`, or `/products/[slug]` of a page. */
  path: string;
  declared: Declared | null;
}

/** Encoded already: some of them are not well encoded. */
const evilSegments = [
  ...['%00', 'a%00b', '%ED%A0%80', '%', '%ZZ', '%2e%2e', '%2F', '..%2f..', '-1', '0', '%20', '%F0%9F%98%80', "'"],
  ...['99999999999999999999', '__proto__', 'constructor', 'x'.repeat(300), '[object%20Object]', 'null'],
] as const;

const evilQueries = [
  ...['%00', '%ED%A0%80', '%', '', '-1', '0', '1.5', '99999999999999999999', '1e999', 'NaN', 'x'.repeat(500), '%7B%7D'],
  ...['%27%3B--', '%F0%9F%98%80', 'eyJhIjoxfQ', 'OTk5OTk5OTk5OTk5OTk5OTk5OQ'],
] as const;

const evilHeaders: readonly Record<string, string>[] = [
  ...[{ cookie: 'marketday.session_token=x' }, { cookie: '=;;=\u00ff; a=%ZZ; marketday-order-x=%00' }],
  ...[{ authorization: 'Bearer ' }, { authorization: 'Bearer \u00ff' }, { authorization: 'Basic x' }],
  ...[
    { origin: 'null' },
    { origin: 'not a url' },
    { origin: 'http://localhost\u00ff' },
    { 'sec-fetch-site': 'cross-site' },
  ],
  ...[{ referer: 'not a url' }, { referer: 'http://[' }, { referer: 'x'.repeat(2_000) }],
  ...[{ 'content-type': 'multipart/form-data' }, { 'content-type': 'text/plain' }, { 'content-type': ';' }],
  ...[
    { 'content-type': 'multipart/form-data; boundary=x' },
    { accept: 'text/html' },
    { 'accept-language': '\u00ff;q=9' },
  ],
  ...[{ 'x-client-address': "'; --" }, { 'x-forwarded-for': 'a, b' }, { 'x-request-id': 'x'.repeat(500) }],
  ...[{ 'accept-encoding': '*;q=x' }, { 'if-none-match': '"' }, { range: 'bytes=9-1' }, { 'user-agent': '\u00ff' }],
  ...[{ rsc: '1' }, { rsc: '1', 'next-router-state-tree': '{' }, { 'next-router-prefetch': '2' }, { 'next-url': '//' }],
  ...[{ 'next-action': 'x' }, { 'x-nextjs-data': '1' }, { 'x-middleware-subrequest': 'a:a' }],
  ...[
    { rsc: '1', 'next-router-state-tree': '%5B%22%22%2C%7B%7D%5D' },
    { rsc: '1', 'next-router-segment-prefetch': '/_x' },
  ],
];

/** Requests for one route, from whom it is for and from others. */
export function requestsFor({ method, path, declared }: FuzzedRoute, known: Known, queryNames: readonly string[]) {
  const body = declared?.body ? bodiesOf(declared.body, known) : fc.constantFrom<unknown>({}, null, '\0');
  return fc
    .record({
      path: paths(path, known),
      query: fc.array(fc.tuple(fc.constantFrom(...queryNames), fc.constantFrom(...evilQueries, ...texts(known))), {
        maxLength: method === 'GET' ? 2 : 1,
      }),
      who: whoever(declared),
      header: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, fc.constantFrom(...evilHeaders)),
      key: fc.oneof(
        { weight: 5, arbitrary: fc.constant(null) },
        fc.constantFrom('same-key', 'é', 'x'.repeat(300), ' '),
      ),
      body,
      kind: fc.constantFrom('json', 'json', 'json', 'form', 'text'),
    })
    .map((made): FuzzedRequest => {
      const query = made.query.map(([name, value]) => `${name}=${value}`).join('&');
      const sends = method !== 'GET' && method !== 'DELETE';
      const { text, type } = encoded(made.body, made.kind);
      return {
        method,
        path: query ? `${made.path}?${query}` : made.path,
        who: made.who,
        headers: {
          ...(sends ? { 'content-type': type } : {}),
          ...(made.key === null ? {} : { 'idempotency-key': made.key }),
          ...made.header,
        },
        body: sends ? text : null,
      };
    });
}

function encoded(body: unknown, kind: string): { text: string; type: string } {
  if (kind === 'form') {
    const fields = Object.entries((body ?? {}) as object).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
    ]);
    return { text: new URLSearchParams(fields).toString(), type: 'application/x-www-form-urlencoded' };
  }
  const text = JSON.stringify(body) ?? '';
  return { text: kind === 'text' ? text.slice(0, -1) : text, type: 'application/json' };
}

function paths(path: string, known: Known): fc.Arbitrary<string> {
  const segments = path.split('/').map((segment) => {
    const name = /^(?::(\w+)|\[(\w+)\])$/.exec(segment)?.slice(1).find(Boolean);
    if (name === undefined) return fc.constant(segment);
    const real = (known[name] ?? []).map(encodeURIComponent);
    const bad = fc.constantFrom(...evilSegments);
    return real.length > 0 ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...real) }, bad) : bad;
  });
  return fc.tuple(...segments).map((parts) => parts.join('/'));
}

function whoever(declared: Declared | null): fc.Arbitrary<Who> {
  const access = declared?.access ?? 'anyone';
  const meant: Who = typeof access !== 'object' ? 'shopper' : 'key' in access ? 'key' : 'merchant';
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(meant) },
    { weight: 2, arbitrary: fc.constant<Who>('nobody') },
    fc.constantFrom<Who>('shopper', 'merchant', 'key'),
  );
}

const texts = (known: Known) =>
  [...Object.values(known).flat().slice(0, 6), ...evilTexts.filter((text) => text.isWellFormed())].map(
    encodeURIComponent,
  );
