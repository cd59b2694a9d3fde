import { afterAll, beforeAll, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { nonceHeader } from '#server/engine/http/nonce.ts';
import { servePages } from '#server/testing/serve-pages.ts';
import { testSettings } from '#server/testing/settings.ts';

let pages: Awaited<ReturnType<typeof servePages>>;
beforeAll(async () => {
  setSettings(testSettings());
  pages = await servePages(
    async ({ headers }, response) => {
      const page = `<html><head><script nonce="${headers[nonceHeader]}">wakeUp()</script></head><body>Bowls</body></html>`;
      response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
    },
    // Each answer goes the long way, on which the server sets its own headers first.
    { readBarrier: 'database' },
  );
});
afterAll(() => pages.close());

it('a page that a browser has already keeps the policy that lets its scripts run', async () => {
  const url = `${pages.url}/shop`;
  const first = await fetch(url);
  const policy = first.headers.get('content-security-policy');
  expect(policy).toContain("script-src 'self' 'sha256-");
  const again = await fetch(url, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  for (const name of ['content-security-policy', 'vary', 'cache-control', 'etag']) {
    expect(again.headers.get(name), name).toBe(first.headers.get(name));
  }
});
