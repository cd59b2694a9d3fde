import type { Handle } from '#server/engine/http/handle.ts';
import { scriptBeforePaint, toldMachines } from '#server/engine/pages/page-reads.ts';
import { newNonce, nonceHeader } from '../http/nonce.ts';
import { arrangePage } from './arrange-page.ts';
import type { CacheableRequest } from './cacheable-request.ts';
import { type RenderedPage, renderDetached } from './render-detached.ts';
import { routerAddress } from './router-address.ts';

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
  const { html, inline } = arrangePage(page.body.toString('utf8'), nonce, {
    early: scriptBeforePaint(),
    data: toldMachines(),
  });
  return { ...page, headers: kept, body: Buffer.from(html), inline };
}
