/** Old addresses lead elsewhere, but only where there is no page: what is found is answered as it would be. */
import type { ServerResponse } from 'node:http';
import type { Handle } from '#server/engine/http/handle.ts';
import { log } from '#server/engine/process/log.ts';

type Find = (url: string) => Promise<string | null>;

export function withRedirects(pages: Handle, find: Find): Handle {
  return (request, response) => {
    const { method, url = '', headers } = request;
    // The router asks again for the whole document where an answer isn't found.
    if ((method === 'GET' || method === 'HEAD') && headers.rsc === undefined && !url.startsWith('/_next/'))
      holdNotFound(response, () => find(url));
    return pages(request, response);
  };
}

/** Holds back a 404 until it is known whether the address leads elsewhere. */
function holdNotFound(response: ServerResponse, find: () => Promise<string | null>): void {
  const held: (() => unknown)[] = [];
  let state: 'open' | 'held' | 'through' = 'open';
  const writeHead = response.writeHead.bind(response);
  const end = response.end.bind(response);

  async function settle(): Promise<void> {
    const target = await find().catch((error: unknown) => {
      log().warn({ err: error }, 'a redirect could not be looked up');
      return null;
    });
    state = 'through';
    if (target === null) {
      for (const call of held) call();
      return;
    }
    for (const name of ['content-type', 'content-length', 'content-encoding', 'transfer-encoding', 'etag', 'link'])
      response.removeHeader(name);
    writeHead(308, { location: target, 'cache-control': 'private, no-cache' });
    end();
  }

  function hold<Name extends 'writeHead' | 'write' | 'end' | 'flushHeaders'>(name: Name, answer: unknown): void {
    const original = response[name].bind(response) as (...given: unknown[]) => unknown;
    response[name] = ((...given: unknown[]) => {
      if (state === 'open') {
        const status = name === 'writeHead' ? given[0] : response.statusCode;
        state = status === 404 ? 'held' : 'through';
        if (state === 'held') void settle();
      }
      if (state === 'through') return original(...given);
      held.push(() => original(...given));
      return answer;
    }) as (typeof response)[Name];
  }
  hold('writeHead', response);
  hold('write', true);
  hold('end', response);
  hold('flushHeaders', undefined);
}
