import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Announcements } from '#server/live/announcements.ts';
import { setSettings } from '#server/settings.ts';
import { testSettings } from '#server/testing/settings.ts';
import { keptPages } from '../../../app/kept-pages.ts';
import { closeHttp } from '../close-http.ts';
import { createHttpServer } from '../http-server.ts';
import { cachePages } from './cached-pages.ts';
import { PageAddresses } from './page-addresses.ts';

let http: ReturnType<typeof createHttpServer>;
beforeAll(async () => {
  setSettings(testSettings());
  const page = '<!DOCTYPE html><html><head><script>wakeUp()</script></head><body>Bowls</body></html>';
  const cached = cachePages(
    async (_, response) => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page),
    // Each answer goes the long way, on which the server sets its own headers first.
    { addresses: new PageAddresses(keptPages), announcements: new Announcements(), readBarrier: 'database' },
  );
  http = createHttpServer({
    pages: cached.handle,
    api: cached.handle,
    pagesUpgrade: null,
    fromMemory: cached.fromMemory,
    isDraining: () => false,
    door: { trustProxy: '0', publicUrl: undefined, listensAt: '127.0.0.1' },
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
});
afterAll(() => closeHttp(http));

it('a page that a browser has already keeps the policy that lets its scripts run', async () => {
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/shop`;
  const first = await fetch(url);
  const policy = first.headers.get('content-security-policy');
  expect(policy).toContain("script-src 'self' 'sha256-");
  const again = await fetch(url, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  for (const name of ['content-security-policy', 'vary', 'cache-control', 'etag']) {
    expect(again.headers.get(name), name).toBe(first.headers.get(name));
  }
});
