/** A request for a page that is the same for everyone, reduced to what the page depends on. */
export interface CacheableRequest {
  key: string;
  /** What Next is asked for: query parameters that the page doesn't declare are left out. */
  url: string;
  /** The headers that select the router's own answers (RSC). None: an HTML page. */
  headers: Record<string, string>;
  /** Whether it is one of a kind, which is rendered when it is asked for and not kept. */
  oneOff?: boolean;
}

export function pageRequest(path: string, headers: Record<string, string>, oneOff = false): CacheableRequest {
  const isPage = Object.keys(headers).length === 0;
  return { key: isPage ? path : `${path} ${JSON.stringify(headers)}`, url: path, headers, oneOff };
}
