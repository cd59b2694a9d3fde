/** Pages rendered by a real process of its own, from the shop's real build and a real Postgres. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { Announcements } from '#server/engine/live/changes/announcements.ts';
import type { CacheableRequest } from '#server/engine/pages/cacheable-request.ts';
import { cachePages } from '#server/engine/pages/cached-pages.ts';
import { PageAddresses } from '#server/engine/pages/page-addresses.ts';
import type { PageReads } from '#server/engine/pages/page-parts.ts';
import { whileRendering } from '#server/engine/pages/page-reads.ts';
import { RendererProcess } from '#server/engine/pages/renderer-process.ts';
import { Renderers } from '#server/engine/pages/renderers.ts';
import type { forkOwnProgram } from '#server/engine/process/own-program.ts';
import { briefProcess } from '#server/testing/brief-process.ts';
import { testDatabase } from '#server/testing/database.ts';
import { testSettings } from '#server/testing/settings.ts';
import { seedSmallShop } from '#server/testing/small-shop.ts';
import { keptPages } from '../../../../app/kept-pages.ts';
import { ensurePagesBuilt } from '../../../../scripts/ensure-built.mjs';

// From its source a renderer's start takes three times as long.
vi.mock('#server/engine/process/own-program.ts', () => {
  const forkBuilt: typeof forkOwnProgram = (program, options) =>
    fork(`.next/shop/${program}.mjs`, { ...options, execArgv: [...briefProcess] });
  return { forkOwnProgram: forkBuilt };
});

const { url } = testDatabase();
const wanted = (path: string): CacheableRequest => ({ key: path, url: path, headers: {} });
const here = vi.fn(async () => ({ status: 200, headers: {}, body: Buffer.from('rendered here') }));
const renderers = new Renderers(here, 'server/start/renderer');
let http: Server;
let origin: string;

beforeAll(async () => {
  ensurePagesBuilt();
  await seedSmallShop();
  expect(String((await renderers.render(wanted('/'))).body), 'before one is up').toBe('rendered here');
  here.mockClear();
  await renderers.start(1, { databaseUrl: url(), settings: testSettings() });
  const cached = cachePages(async () => {}, {
    addresses: new PageAddresses(keptPages),
    announcements: new Announcements(),
    render: renderers.render,
    tellRenderers: renderers.changed,
  });
  http = createServer((request, response) => void cached.handle(request, response));
  await once(http.listen(0, '127.0.0.1'), 'listening');
  origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}, 180_000);
afterAll(() => {
  renderers.stop();
  http.close();
});

describe('a page rendered in a process of its own', () => {
  it('comes with the topics that it read and how long it is true', async () => {
    const read: PageReads = { topics: new Set(), until: Number.POSITIVE_INFINITY };
    const page = await whileRendering(read, () => renderers.render(wanted('/auctions/moon-jar')));
    expect(page.status).toBe(200);
    expect(page.body.includes('Moon jar')).toBe(true);
    const [lot] = await database().auction.findMany({ where: { slug: 'moon-jar' } });
    expect([...read.topics]).toContain(`auction:${lot?.id}`);
    expect(here).not.toHaveBeenCalled();
  });

  it('is the newest: whoever asks after a change was acknowledged never sees what was before', async () => {
    const page = `${origin}/products/salt-bowl`;
    for (let amount = 70_001; amount < 70_031; amount++) {
      await database().variant.update({ where: { sku: 'salt-bowl-a' }, data: { priceAmount: amount } });
      const answers = await Promise.all([fetch(page), fetch(page)]);
      for (const answer of answers) expect((await answer.text()).includes(`\\"amount\\":${amount}`)).toBe(true);
    }
    expect((await fetch(page)).headers.get('x-page-cache')).toBe('memory');
    expect(here).not.toHaveBeenCalled();
  });

  it('has what it shares with other pages read once, and anew as soon as it has changed', async () => {
    const shown = async (slug: string) => (await fetch(`${origin}/products/${slug}`)).text();
    for (let round = 1; round <= 10; round++) {
      const title = `Piece grey-jug of round ${round}`;
      await database().product.update({ where: { slug: 'grey-jug' }, data: { title } });
      expect(await shown('salt-bowl')).toContain(title);
      // Its own stock alone: what goes with it is what it was.
      await database().variant.update({ where: { sku: 'salt-bowl-a' }, data: { onHand: 20 + round } });
      expect(await shown('salt-bowl')).toContain(title);
    }
    expect(here).not.toHaveBeenCalled();
  });

  it('may take any time when it is that process’s first: loading the code of pages leaves no room for signs of life', async () => {
    const patience = { silentMs: 20, renderingMs: 120_000 };
    const renderer = new RendererProcess(
      'server/start/renderer',
      { databaseUrl: url(), settings: testSettings() },
      patience,
    );
    try {
      await renderer.whenReady;
      expect(await renderer.render(wanted('/products/salt-bowl'))).not.toBeNull();
    } finally {
      renderer.stop();
    }
  }, 150_000);

  it('is waited for while that process lives, however slow the database is; one that is held still is given up', async () => {
    const patience = { silentMs: 3_000, renderingMs: 120_000 };
    const renderer = new RendererProcess(
      'server/start/renderer',
      { databaseUrl: url(), settings: testSettings() },
      patience,
    );
    const other = new Client({ connectionString: url() });
    try {
      // The first takes long: all that the page needs is loaded.
      await expect.poll(() => renderer.render(wanted('/products/salt-bowl')), { timeout: 60_000 }).not.toBeNull();
      const pid = renderer.pid as number;
      await other.connect();
      await other.query('BEGIN; LOCK TABLE product IN ACCESS EXCLUSIVE MODE');
      const asked = renderer.render(wanted('/products/grey-jug'));
      const waiting = `SELECT 1 FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND clock_timestamp() - query_start > interval '4 seconds'`;
      await expect.poll(async () => (await other.query(waiting)).rowCount, { timeout: 60_000 }).not.toBe(0);
      await other.query('COMMIT');
      expect((await asked)?.body.includes('Piece grey-jug')).toBe(true);
      expect(renderer.pid).toBe(pid);

      process.kill(pid, 'SIGSTOP');
      expect(await renderer.render(wanted('/products/grey-jug'))).toBeNull();
      await expect.poll(() => renderer.pid, { timeout: 60_000 }).not.toBe(pid);
    } finally {
      await other.end();
      renderer.stop();
    }
  }, 150_000);

  it('is rendered here when that process is killed, and there again when it is back', async () => {
    const [before] = renderers.pids;
    // Held first, so that it can't have answered before it dies.
    process.kill(before as number, 'SIGSTOP');
    const asked = renderers.render(wanted('/shop'));
    process.kill(before as number, 'SIGKILL');
    expect(String((await asked).body)).toBe('rendered here');
    expect(String((await renderers.render(wanted('/shop'))).body)).toBe('rendered here');
    await vi.waitFor(
      async () => expect((await renderers.render(wanted('/shop'))).body.includes('Piece salt-bowl')).toBe(true),
      { timeout: 30_000, interval: 200 },
    );
    expect(renderers.pids).not.toContain(before);
  }, 40_000);
});
