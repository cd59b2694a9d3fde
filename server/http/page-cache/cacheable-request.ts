import type { IncomingMessage } from 'node:http';

/** A request for a page that is the same for everyone, reduced to what the page depends on. */
export interface CacheableRequest {
  key: string;
  /** What Next is asked for: unknown query parameters are left out. */
  url: string;
  /** The headers that select the router's own answers (RSC). None: an HTML page. */
  headers: Record<string, string>;
}

interface Route {
  path: RegExp;
  /** Parameters that are part of the page. */
  parameters: readonly string[];
  /** Parameters that make the page one of a kind: it is rendered, not kept. */
  oneOff: readonly string[];
}

const problem = ['problem', 'field'];
const routes: readonly Route[] = [
  { path: /^\/$/, parameters: [], oneOff: problem },
  {
    path: /^\/shop(\/[a-z0-9-]{1,100})?$/,
    parameters: [],
    oneOff: [...problem, 'q', 'sort', 'stock', 'maker', 'available'],
  },
  { path: /^\/products\/[a-z0-9-]{1,100}$/, parameters: ['variant'], oneOff: problem },
  { path: /^\/auctions$/, parameters: [], oneOff: [...problem, 'state', 'show'] },
  {
    path: /^\/auctions\/[a-z0-9-]{1,100}$/,
    parameters: [],
    oneOff: [...problem, 'amount', 'confirm', 'max', 'key', 'outcome', 'next', 'photo'],
  },
];

// The router's state tree names the target only, so all origins share an answer; `next-url` matters
// only where routes are intercepted, which none are here.
const routerHeaders = ['rsc', 'next-router-state-tree', 'next-router-prefetch', 'next-router-segment-prefetch'];

/** @returns null for a request whose answer may not be kept */
export function cacheableRequest({ method, url = '/', headers }: IncomingMessage): CacheableRequest | null {
  if (method !== 'GET') return null;
  const { pathname, searchParams } = new URL(url, 'http://shop.invalid');
  const route = routes.find(({ path }) => path.test(pathname));
  if (!route || route.oneOff.some((name) => searchParams.has(name))) return null;
  const kept = new URLSearchParams();
  for (const name of route.parameters) {
    const value = searchParams.get(name);
    if (value !== null) kept.set(name, value.slice(0, 100));
  }
  const selected: Record<string, string> = {};
  for (const name of routerHeaders) {
    const value = headers[name];
    if (typeof value === 'string') selected[name] = value;
  }
  const query = kept.size > 0 ? `?${kept}` : '';
  return { key: `${pathname}${query} ${JSON.stringify(selected)}`, url: `${pathname}${query}`, headers: selected };
}
