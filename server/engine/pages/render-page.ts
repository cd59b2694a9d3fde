import type { Handle } from '#server/engine/http/handle.ts';
import { scriptBeforePaint, toldMachines } from '#server/engine/pages/page-reads.ts';
import { newNonce, nonceHeader } from '../http/nonce.ts';
import type { CacheableRequest } from './cacheable-request.ts';
import { inlineStyles } from './inline-styles.ts';
import { joinScripts } from './join-scripts.ts';
import { mark, sealInlines } from './own-inlines.ts';
import { paintFirst } from './paint-first.ts';
import { type RenderedPage, renderDetached } from './render-detached.ts';
import { routerAddress } from './router-address.ts';

/** At the end of the body: React minds no elements there that it didn't make. */
const withData = (html: string, data: string | undefined): string =>
  data === undefined
    ? html
    : html.replace('</body>', () => `<script type="application/ld+json">${data}</script></body>`);

/** In the head: React minds no elements there that it didn't make. */
const withEarly = (html: string, script: string | undefined, nonce: string): string =>
  script === undefined ? html : html.replace('</head>', () => `<script${mark(nonce)}>${script}</script></head>`);

export async function renderPage(pages: Handle, { url, headers }: CacheableRequest): Promise<RenderedPage> {
  if (headers.rsc) return renderDetached(pages, routerAddress(url, headers), headers);
  const nonce = newNonce();
  const page = await renderDetached(pages, url, {
    ...headers,
    [nonceHeader]: nonce,
    'content-security-policy': `script-src 'nonce-${nonce}'`,
  });
  if (!page.headers['content-type']?.startsWith('text/html')) return page;
  // Its `link` would have fetched ahead what stands in the page: its styles.
  const { link: _ahead, ...kept } = page.headers;
  const painted = withEarly(
    paintFirst(inlineStyles(page.body.toString('utf8'), nonce), nonce),
    scriptBeforePaint(),
    nonce,
  );
  const { html, inline } = sealInlines(withData(joinScripts(painted, nonce), toldMachines()), nonce);
  return { ...page, headers: kept, body: Buffer.from(html), inline };
}
