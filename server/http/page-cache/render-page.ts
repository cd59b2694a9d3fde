import { toldMachines } from '#server/page-reads.ts';
import type { Handle } from '#server/web/handle.ts';
import type { CacheableRequest } from './cacheable-request.ts';
import { inlineStyles } from './inline-styles.ts';
import { joinScripts } from './join-scripts.ts';
import { paintFirst } from './paint-first.ts';
import { type RenderedPage, renderDetached } from './render-detached.ts';
import { routerAddress } from './router-address.ts';

/** At the end of the body: React minds no elements there that it didn't make. */
const withData = (html: string, data: string | undefined): string =>
  data === undefined
    ? html
    : html.replace('</body>', () => `<script type="application/ld+json">${data}</script></body>`);

export async function renderPage(pages: Handle, { url, headers }: CacheableRequest): Promise<RenderedPage> {
  const page = await renderDetached(pages, headers.rsc ? routerAddress(url, headers) : url, headers);
  if (!page.headers['content-type']?.startsWith('text/html')) return page;
  // Its `link` would have fetched ahead what stands in the page: its styles.
  const { link: _ahead, ...kept } = page.headers;
  const html = withData(joinScripts(paintFirst(inlineStyles(page.body.toString('utf8')))), toldMachines());
  return { ...page, headers: kept, body: Buffer.from(html) };
}
