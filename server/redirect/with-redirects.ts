/** Old addresses lead on, but only below places that the shop has no pages of: no page is hidden, and none gets slower. */
import { isOwnPlace } from '#contract/redirect/redirect.ts';
import type { Handle } from '#server/engine/http/handle.ts';
import { log } from '#server/engine/process/log.ts';

type Find = (url: string) => Promise<string | null>;

export function withRedirects(pages: Handle, find: Find): Handle {
  return async (request, response) => {
    const { method, url = '', headers } = request;
    // The router asks again for the whole document where an answer isn't found.
    const isRead = (method === 'GET' || method === 'HEAD') && headers.rsc === undefined;
    if (!isRead || isOwnPlace(url)) return pages(request, response);
    const target = await find(url).catch((error: unknown) => {
      log().warn({ err: error }, 'a redirect could not be looked up');
      return null;
    });
    if (target === null) return pages(request, response);
    response.writeHead(308, { location: target, 'cache-control': 'private, no-cache' }).end();
  };
}
