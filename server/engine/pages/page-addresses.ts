import type { IncomingMessage } from 'node:http';
import type { Handle } from '#server/engine/http/handle.ts';
import { type CacheableRequest, pageRequest } from './cacheable-request.ts';
import type { PageKeeping, PageParameter } from './page-keeping.ts';

interface Route {
  /** As the folders in `app` have it, such as `/products/[slug]`. */
  address: string;
  path: RegExp;
  parameters: [name: string, parameter: PageParameter][];
  canonical: NonNullable<PageKeeping['canonical']>;
  first: PageKeeping['first'];
}

interface Reduced {
  url: string;
  /** Whether a one-off parameter is left, so that the page is rendered and not kept. */
  oneOff: boolean;
}

// The router's state tree names the target only, so all origins share an answer; `next-url` matters
// only where routes are intercepted, which none are here.
const routerHeaders = ['rsc', 'next-router-state-tree', 'next-router-prefetch', 'next-router-segment-prefetch'];
/** Next's own parameter. It compares it with the router's headers. */
const routerParameter = '_rsc';

const base = 'http://shop.invalid';
const asItIs = (query: URLSearchParams) => query;
const mostKnown = 5_000;
const longestKnown = 2_000;

/** The addresses of the pages that are kept: what is asked for is reduced to what the page declares that it reads. */
export class PageAddresses {
  readonly #routes: readonly Route[];
  /** What a path and query come to, remembered: the same few are asked again and again. */
  readonly #known = new Map<string, Reduced | null>();

  /** @param pages by their addresses, each with at most one `[name]` */
  constructor(pages: Readonly<Record<string, PageKeeping>>) {
    this.#routes = Object.entries(pages).map(([address, { parameters, first, canonical = asItIs }]) => ({
      address,
      path: new RegExp(`^${address.replace(/\[\w+\]/, '([a-z0-9-]{1,100})')}$`),
      parameters: Object.entries(parameters),
      canonical,
      first,
    }));
  }

  /** @returns null for a request whose answer isn't the same for everyone */
  shared({ method, url = '/', headers }: IncomingMessage): CacheableRequest | null {
    if (method !== 'GET' && method !== 'HEAD') return null;
    const reduced = url.length > longestKnown ? this.#reduce(url) : this.#remembered(url);
    if (!reduced) return null;
    if (!headers.rsc) return { key: reduced.url, headers: {}, ...reduced };
    const selected: Record<string, string> = {};
    for (const name of routerHeaders) {
      const value = headers[name];
      if (typeof value === 'string') selected[name] = value;
    }
    return pageRequest(reduced.url, selected, reduced.oneOff);
  }

  /** Without the values that name nothing: each would be a rendering, and push real pages out of memory. */
  async withoutInvented(wanted: CacheableRequest): Promise<CacheableRequest> {
    const url = await this.#realUrl(wanted.url);
    const oneOff = wanted.oneOff || (await this.#isInvented(url));
    return url === wanted.url && oneOff === wanted.oneOff ? wanted : pageRequest(url, wanted.headers, oneOff);
  }

  /** Pages that get of their address what they declare, so that what isn't declared does nothing anywhere. */
  reducing(pages: Handle): Handle {
    return async (request, response) => {
      const { url = '/' } = request;
      const reduced = this.#reduce(url);
      if (reduced) request.url = withRouterParameter(await this.#realUrl(reduced.url), url);
      return pages(request, response);
    };
  }

  async first(): Promise<string[]> {
    const addresses: string[] = [];
    for (const { address, first } of this.#routes) {
      if (!address.includes('[')) addresses.push(address);
      else for (const name of (await first?.()) ?? []) addresses.push(address.replace(/\[\w+\]/, name));
    }
    return addresses;
  }

  #remembered(url: string): Reduced | null {
    const before = this.#known.get(url);
    if (before !== undefined) return before;
    if (this.#known.size >= mostKnown) this.#known.clear();
    const reduced = this.#reduce(url);
    this.#known.set(url, reduced);
    return reduced;
  }

  /** @returns null if the address is no kept page's */
  #reduce(url: string): Reduced | null {
    // Such as two slashes alone, which leave no host.
    if (!URL.canParse(url, base)) return null;
    const { pathname, searchParams } = new URL(url, base);
    const route = this.#routes.find(({ path }) => path.test(pathname));
    if (!route) return null;
    const read = new URLSearchParams();
    let oneOff = false;
    for (const [name, parameter] of route.parameters) {
      const values = searchParams.getAll(name).filter((value) => parameter.form.safeParse(value).success);
      for (const value of parameter.many ? values : values.slice(0, 1)) {
        read.append(name, value);
        oneOff ||= parameter.oneOff;
      }
    }
    const query = route.canonical(read);
    oneOff &&= query.size > 0;
    const [only] = query.keys();
    const keptAlone = query.size === 1 && route.parameters.find(([name]) => name === only)?.[1].keptAlone;
    return { url: addressOf(pathname, query), oneOff: oneOff && !keptAlone };
  }

  /** Whether its one filter names nothing that is there. */
  async #isInvented(url: string): Promise<boolean> {
    const { pathname, searchParams } = new URL(url, base);
    const route = this.#routes.find(({ path }) => path.test(pathname));
    const [[only, value] = ['', '']] = searchParams;
    const keptAlone = route?.parameters.find(([name]) => name === only)?.[1].keptAlone;
    return keptAlone !== undefined && !(await keptAlone(value, route?.path.exec(pathname)?.[1] ?? ''));
  }

  async #realUrl(url: string): Promise<string> {
    if (!url.includes('?')) return url;
    const { pathname, searchParams } = new URL(url, base);
    const route = this.#routes.find(({ path }) => path.test(pathname));
    const name = route?.path.exec(pathname)?.[1] ?? '';
    for (const [parameter, { isReal }] of route?.parameters ?? []) {
      const value = searchParams.get(parameter);
      if (value !== null && isReal && !(await isReal(value, name))) searchParams.delete(parameter);
    }
    return addressOf(pathname, searchParams);
  }
}

const addressOf = (path: string, query: URLSearchParams) => (query.size > 0 ? `${path}?${query}` : path);

function withRouterParameter(url: string, asked: string): string {
  const value = new URL(asked, base).searchParams.get(routerParameter);
  if (value === null) return url;
  return `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams({ [routerParameter]: value })}`;
}
