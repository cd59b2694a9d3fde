/** A request for a page that is the same for everyone, reduced to what the page depends on. */
export interface CacheableRequest {
  key: string;
  /** What Next is asked for: query parameters that the page doesn't declare are left out. */
  url: string;
  /** The headers that select the router's own answers (RSC). None: an HTML page. */
  headers: Record<string, string>;
  /** Whether it is one of a kind, which is rendered when it is asked for and not kept. */
  oneOff?: boolean;
  /** What it is rendered in; left out: the app's first. */
  language?: string | undefined;
}

export function pageRequest(
  path: string,
  headers: Record<string, string>,
  { oneOff = false, language }: Pick<CacheableRequest, 'oneOff' | 'language'> = {},
): CacheableRequest {
  const isPage = Object.keys(headers).length === 0;
  const key = isPage ? path : `${path} ${JSON.stringify(headers)}`;
  // No path begins like this: a page in one language is never another's.
  return { key: language ? `${language} ${key}` : key, url: path, headers, oneOff, language };
}
