import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { newNonce, nonceHeader } from '#server/engine/http/nonce.ts';
import { arrangePage } from '#server/engine/pages/arrange-page.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { servePages } from '#server/testing/serve-pages.ts';
import { testSettings } from '#server/testing/settings.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/** Of which each got into a page by a fault of ours. */
const foreign = [
  '<script>steal()</script>',
  '<script nonce="guessed">steal()</script>',
  '<script nonce>steal()</script>',
  '<style>input[value^="a"]{background:url(/a)}</style>',
  '<script type="module">steal()</script>',
];

let pages: Awaited<ReturnType<typeof servePages>>;
beforeAll(async () => {
  setSettings(testSettings());
  pages = await servePages(async ({ headers }, response) => {
    reads('shop');
    const own = `nonce="${headers[nonceHeader]}"`;
    const html = `<html><head><script ${own}>wake()</script><style ${own}>.a{color:red}</style></head><body>
      ${foreign[0]}<script ${own}>self.__next_f.push([1,"1:[\\"nonce\\":\\"${headers[nonceHeader]}\\"]"])</script>${foreign.join('')}
      <script src="/_next/static/a.js" async="" ${own}></script></body></html>`;
    response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
  });
});
afterAll(() => pages.close());

describe('a page in memory', () => {
  it('allows the shop’s own scripts and styles, and none that got into it another way', async () => {
    const first = await fetch(`${pages.url}/shop`);
    const policy = first.headers.get('content-security-policy') ?? '';
    const html = await first.text();
    const data = 'self.__next_f.push([1,"1:[\\"nonce\\":\\"$undefined\\"]"])';
    expect(html).toContain(`<script>${data}</script>`);
    for (const text of ['wake()', data]) expect(policy).toContain(hashOf(text));
    expect(/style-src ([^;]*)/.exec(policy)?.[1]).toBe(`'self' ${hashOf('.a{color:red}')}`);
    expect(policy).not.toContain(hashOf('steal()'));
    // Its own two, and what begins to fetch the rest after the paint.
    expect(policy.match(/'sha256-/g)).toHaveLength(4);
    expect(policy).not.toMatch(/script-src[^;]*'unsafe|nonce-/);
  });

  it('is the same each time that it is rendered, and never tells its nonce', async () => {
    const first = await (await fetch(`${pages.url}/shop`)).text();
    pages.drop(['shop']);
    const again = await fetch(`${pages.url}/shop`);
    expect(again.headers.get('x-page-cache')).toBe('render');
    expect(await again.text()).toBe(first);
    expect(first).not.toMatch(/ nonce="(?!guessed)/);
  });
});

it('a nonce is taken out of the framework’s data wherever that is cut', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 21 }), (at) => {
      const nonce = newNonce();
      const cut = `${nonce.slice(0, at)}"]);self.__next_f.push([1,"${nonce.slice(at)}`;
      const { html } = arrangePage(`<script nonce="${nonce}">self.__next_f.push([1,"a${cut}b"])</script>`, nonce);
      expect(html).toBe('<script>self.__next_f.push([1,"a$undefined"]);self.__next_f.push([1,"b"])</script>');
    }),
  );
});

it('what swallows the start of our own script isn’t ours', () => {
  const { inline } = arrangePage('<script type="module" a="<script nonce="k3y">wake()</script>', 'k3y');
  expect(inline).toEqual({ scripts: [], styles: [] });
});
