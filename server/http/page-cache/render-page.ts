import type { Handle } from '../http-server.ts';
import type { CacheableRequest } from './cacheable-request.ts';
import { inlineStyles, withoutStyles } from './inline-styles.ts';
import { type RenderedPage, renderDetached } from './render-detached.ts';
import { routerAddress } from './router-address.ts';
import { scriptsAfterPaint } from './scripts-after-paint.ts';

/** Renders what is kept: the router's answers as Next makes them, pages ready to be painted at once. */
export async function renderPage(pages: Handle, { url, headers }: CacheableRequest): Promise<RenderedPage> {
  const page = await renderDetached(pages, headers.rsc ? routerAddress(url, headers) : url, headers);
  if (!page.headers['content-type']?.startsWith('text/html')) return page;
  const { link = '' } = page.headers;
  const html = scriptsAfterPaint(inlineStyles(page.body.toString('utf8')));
  return { ...page, headers: { ...page.headers, link: withoutStyles(link) }, body: Buffer.from(html) };
}
