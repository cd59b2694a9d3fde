import { afterAll, beforeAll, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { nonceHeader } from '#server/engine/http/nonce.ts';
import { reads, tellMachines } from '#server/engine/pages/page-reads.ts';
import { servePages } from '#server/testing/serve-pages.ts';
import { testSettings } from '#server/testing/settings.ts';

const data = '{"name":"A bowl for $& and $1"}';
let rendered = 0;
let pages: Awaited<ReturnType<typeof servePages>>;
beforeAll(async () => {
  setSettings(testSettings());
  pages = await servePages(async (request, response) => {
    reads('shop');
    if (request.url?.startsWith('/shop')) tellMachines(data);
    rendered++;
    response.setHeader('content-type', request.headers.rsc ? 'text/x-component' : 'text/html; charset=utf-8');
    response.end(`<html><body><script nonce="${request.headers[nonceHeader]}">go()</script></body></html>`);
  });
});
afterAll(() => pages.close());

it('stands once in a page that is kept, at the end of its body, and no policy names it', async () => {
  const script = `<script type="application/ld+json">${data}</script>`;
  for (const from of ['render', 'memory']) {
    const answer = await fetch(`${pages.url}/shop`);
    expect(answer.headers.get('x-page-cache')).toBe(from);
    expect(await answer.text()).toBe(`<html><body><script>go()</script>${script}</body></html>`);
    expect(answer.headers.get('content-security-policy')?.match(/'sha256-/g)).toHaveLength(1);
  }
});

it('is of its own page alone, and not in what the router asks for', async () => {
  for (const [path, headers] of [
    ['/makers', {}],
    ['/shop', { rsc: '1' }],
  ] as const) {
    const before = rendered;
    const answer = await fetch(`${pages.url}${path}`, { headers });
    expect(await answer.text()).not.toContain('A bowl');
    expect(rendered).toBe(before + 1);
  }
});
