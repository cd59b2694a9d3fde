/**
 * How long another visitor's bag takes while somebody asks for all that the shop can render: from one address and from
 * fifty, on the embedded database and on PostgreSQL with and without a renderer. Needs a production build.
 * `--quick` looks for less long; `--pieces=8000` fills PostgreSQL's shop with so many.
 */

import { flood, looks, medianOf } from '#server/testing/attacks/flood.ts';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { createShopServer } from '../e2e/shop-server.ts';
import { manyPieces } from './pages/pieces.ts';

const quick = process.argv.includes('--quick');
const pieces = Number(
  /^--pieces=(\d+)$/.exec(process.argv.find((one) => one.startsWith('--pieces=')) ?? '')?.[1] ?? 1_000,
);
const count = quick ? 10 : 20;
/** A person opens a page a second at most: whoever is quicker for long is one of the crowd. */
const pauseMs = 1_000;
const floods = {
  'HEAD lists, spelled otherwise': { method: 'HEAD', path: (at: number) => `/shop?shown=480&from=zz${at}` },
  'HEAD lists': { method: 'HEAD', path: (at: number) => `/shop?shown=480&from=${at % 900}` },
  'GET lists': { method: 'GET', path: (at: number) => `/shop?shown=480&from=${at % 900}` },
  'GET searches': { method: 'GET', path: (at: number) => `/search?q=bowl+${at}` },
  'GET bags': { method: 'GET', path: () => '/bag' },
  'HEAD sign-in': { method: 'HEAD', path: () => '/sign-in' },
  'GET pages that there aren’t': { method: 'GET', path: (at: number) => `/products/none-${at}` },
} as const;

async function measure(name: string, environment: Record<string, string>): Promise<void> {
  const shop = await createShopServer({ TRUST_PROXY: '1', ...environment });
  try {
    await shop.start();
    for (const path of ['/', '/bag', '/sign-in', '/shop?sort=price', '/search?q=a']) await fetch(shop.url + path);
    await looks(`${shop.url}/bag`, 5, pauseMs);
    for (const [what, { method, path }] of Object.entries(floods)) {
      for (const addresses of [1, 50]) {
        const before = await looks(`${shop.url}/bag`, count, pauseMs);
        const flooding = flood(shop.url, { connections: 100, addresses, method, path });
        await new Promise((resolve) => setTimeout(resolve, quick ? 1_000 : 5_000));
        const during = await looks(`${shop.url}/bag`, count, pauseMs);
        await flooding.stop();
        const [quiet, busy] = [medianOf(before), medianOf(during)];
        const answers = [...flooding.answers].map(([status, times]) => `${status}×${times}`).join(' ');
        console.log(
          `${name}, ${what}, ${addresses} address(es): /bag ${quiet.toFixed(0)} → ${busy.toFixed(0)} ms (×${(busy / quiet).toFixed(1)}, at most ${during.at(-1)?.toFixed(0)}); ${answers}`,
        );
      }
    }
  } finally {
    await shop.remove();
  }
}

await measure('embedded', {});
const postgres = await startTestPostgres({ durable: true });
try {
  const secret = { DATABASE_URL: postgres.url, AUTH_SECRET: 'bench-secret-bench-secret-0123456789' };
  const filled = await createShopServer({ ...secret, LIMITS: '0' });
  await filled.start();
  const { Client } = await import('pg');
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await manyPieces(client, pieces);
  await client.end();
  await filled.remove();
  await measure('PostgreSQL', secret);
  await measure('PostgreSQL, no renderer', { ...secret, PAGE_RENDERERS: '0' });
} finally {
  await postgres.stop();
}
