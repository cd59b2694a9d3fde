/** A request for a page that is the same for everyone, reduced to what the page depends on. */
export interface CacheableRequest {
  key: string;
  /** What Next is asked for: query parameters that the page doesn't declare are left out. */
  url: string;
  /** The headers that select the router's own answers (RSC). None: an HTML page. */
  headers: Record<string, string>;
}

export function pageRequest(path: string, headers: Record<string, string>): CacheableRequest {
  const isPage = Object.keys(headers).length === 0;
  return { key: isPage ? path : `${path} ${JSON.stringify(headers)}`, url: path, headers };
}
