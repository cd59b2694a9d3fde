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
    oneOff: [...problem, 'q', 'stock', 'few', 'maker', 'sort', 'shown'],
  },
  { path: /^\/products\/[a-z0-9-]{1,100}$/, parameters: ['variant'], oneOff: problem },
  {
    path: /^\/auctions$/,
    parameters: [],
    oneOff: [...problem, 'state', 'maker', 'material', 'format', 'from', 'to', 'met', 'unbid', 'show'],
  },
  {
    path: /^\/auctions\/[a-z0-9-]{1,100}(\/verify)?$/,
    parameters: [],
    oneOff: [...problem, 'amount', 'confirm', 'max', 'key', 'outcome', 'next', 'photo'],
  },
  {
    path: /^\/sales\/[a-z0-9-]{1,100}$/,
    parameters: [],
    oneOff: [...problem, 'amount', 'confirm', 'max', 'key', 'outcome', 'next'],
  },
];

// The router's state tree names the target only, so all origins share an answer; `next-url` matters
// only where routes are intercepted, which none are here.
const routerHeaders = ['rsc', 'next-router-state-tree', 'next-router-prefetch', 'next-router-segment-prefetch'];

/** What a path and query come to, remembered: the same few are asked again and again. */
const known = new Map<string, { path: string } | null>();
const mostKnown = 5_000;

const base = 'http://shop.invalid';

function pathOf(url: string): { path: string } | null {
  // Such as two slashes alone, which leave no host.
  if (!URL.canParse(url, base)) return null;
  const { pathname, searchParams } = new URL(url, base);
  const route = routes.find(({ path }) => path.test(pathname));
  if (!route || route.oneOff.some((name) => searchParams.has(name))) return null;
  const kept = new URLSearchParams();
  for (const name of route.parameters) {
    const value = searchParams.get(name);
    if (value !== null) kept.set(name, value.slice(0, 100));
  }
  return { path: kept.size > 0 ? `${pathname}?${kept}` : pathname };
}

function remembered(url: string): { path: string } | null {
  const before = known.get(url);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const found = pathOf(url);
  known.set(url, found);
  return found;
}

/** @returns null for a request whose answer may not be kept */
export function cacheableRequest({ method, url = '/', headers }: IncomingMessage): CacheableRequest | null {
  if (method !== 'GET' || url.length > 2_000) return null;
  const found = remembered(url);
  if (!found) return null;
  const { path } = found;
  if (!headers.rsc) return { key: path, url: path, headers: {} };
  const selected: Record<string, string> = {};
  for (const name of routerHeaders) {
    const value = headers[name];
    if (typeof value === 'string') selected[name] = value;
  }
  return pageRequest(path, selected);
}

/** @param headers those of the router that select its answer; none: an HTML page */
export function pageRequest(path: string, headers: Record<string, string>): CacheableRequest {
  const isPage = Object.keys(headers).length === 0;
  return { key: isPage ? path : `${path} ${JSON.stringify(headers)}`, url: path, headers };
}
