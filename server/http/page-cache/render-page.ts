import type { Handle } from '#server/web/handle.ts';
import type { CacheableRequest } from './cacheable-request.ts';
import { inlineStyles } from './inline-styles.ts';
import { joinScripts } from './join-scripts.ts';
import { paintFirst } from './paint-first.ts';
import { type RenderedPage, renderDetached } from './render-detached.ts';
import { routerAddress } from './router-address.ts';

export async function renderPage(pages: Handle, { url, headers }: CacheableRequest): Promise<RenderedPage> {
  const page = await renderDetached(pages, headers.rsc ? routerAddress(url, headers) : url, headers);
  if (!page.headers['content-type']?.startsWith('text/html')) return page;
  // Its `link` would have fetched ahead what stands in the page: its styles.
  const { link: _ahead, ...kept } = page.headers;
  const html = joinScripts(paintFirst(inlineStyles(page.body.toString('utf8'))));
  return { ...page, headers: kept, body: Buffer.from(html) };
}
