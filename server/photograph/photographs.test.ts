import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photographSources } from '#components/ui/photograph/photograph-sources.ts';
import { setSettings } from '#server/config/settings.ts';
import type { Handle } from '#server/engine/http/handle.ts';
import { testDatabase } from '#server/testing/database.ts';
import { testSettings } from '#server/testing/settings.ts';
import { withPhotographs } from './answer-photograph.ts';
import { CopyQueue } from './copy-queue.ts';
import { keepPhotograph } from './keep-photograph.ts';
import { originalHash } from './sized-copy.ts';

testDatabase();

const file = 'everyday-mug-hero.webp';
const pages: Handle = async (_request, answer) => {
  answer.writeHead(404).end('a page');
};
const patient = withPhotographs(pages, { waitMs: 60_000 });
const hasty = withPhotographs(pages, { waitMs: 0 });
const server = createServer((request, response) => {
  void (request.headers['x-hasty'] ? hasty : patient)(request, response);
});
let origin = '';
beforeAll(async () => {
  setSettings(testSettings());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = { accept: 'image/webp' }) =>
  fetch(origin + path, { headers });

describe('photographs', () => {
  it('that a merchant sent are answered as they are kept, and in every width', async () => {
    const picture = { width: 300, height: 400, channels: 3, background: '#224466' } as const;
    const kept = await keepPhotograph(await sharp({ create: picture }).png().toBuffer());
    const name = kept.ok ? kept.value.file : '';
    const original = await get(`/catalogue/${name}`);
    expect(original.headers.get('content-type')).toBe('image/webp');
    expect(await sharp(await original.arrayBuffer()).metadata()).toMatchObject({ width: 300, height: 400 });
    expect((await get(photographSources(name, '50vw').src)).status).toBe(200);
    expect(await (await get(`/catalogue/${name.replace(/^./, 'z')}`)).text()).toBe('a page');
    expect((await get(`/catalogue/${name.replace(/^.{8}/, '00000000')}`)).status).toBe(404);
  });

  it('answers every address that a page names, at the width it names', async () => {
    const { src, srcSet } = photographSources(file, '50vw');
    const named = srcSet.split(', ').map((one) => one.split(' ') as [string, string]);
    expect(named.map(([path]) => path)).toContain(src);
    for (const [path, width] of named) {
      const response = await get(path);
      expect(response.headers.get('content-type')).toBe('image/webp');
      expect(response.headers.get('vary')).toBe('accept');
      const { width: real } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
      expect(`${real}w`).toBe(width);
    }
  });

  it('sends the original for a short time where the copy takes longer than a moment, and the copy once it is made', async () => {
    // A width and a photograph that no other test asks for.
    const [path, slow] = ['/photographs/1200/basalt-candle-holder-hero.webp', 'basalt-candle-holder-hero.webp'];
    const hash = (await originalHash(slow)).slice(0, 12);
    await rm(join('.next/cache/photographs', `basalt-candle-holder-hero-${hash}-1200.webp`), { force: true });
    const first = await get(path, { accept: 'image/webp', 'x-hasty': '1' });
    expect(first.headers.get('cache-control')).toMatch(/^public, max-age=300,/);
    expect(Buffer.from(await first.arrayBuffer())).toEqual(await readFile(join('public/catalogue', slow)));
    const second = await get(path);
    expect(second.headers.get('cache-control')).toMatch(/^public, max-age=2592000,/);
    expect(second.headers.get('etag')).not.toBe(first.headers.get('etag'));
    // Made and kept by now, so that nobody waits.
    const third = await get(path, { accept: 'image/webp', 'x-hasty': '1' });
    expect(third.headers.get('etag')).toBe(second.headers.get('etag'));
  });

  it('offers a thumbnail no copy that no screen needs', () => {
    expect(photographSources(file, '48px').srcSet).not.toContain('320w');
    expect(photographSources(file, '96px').srcSet).toContain('320w');
  });

  it('lets a browser ask whether its copy still holds', async () => {
    const etag = (await get(`/photographs/96/${file}`)).headers.get('etag') ?? '';
    expect((await get(`/photographs/96/${file}`, { accept: 'image/webp', 'if-none-match': etag })).status).toBe(304);
  });

  it.each([
    '/photographs/97/everyday-mug-hero.webp',
    '/photographs/96/no-such.webp',
    '/photographs/96/..%2F..%2Fpackage.webp',
    '/photographs/96/everyday-mug-hero.png',
  ])('has nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('makes each copy once and few at a time, and turns away whoever comes when too many wait', async () => {
    const queue = new CopyQueue<number>({ atOnce: 1, mostWaiting: 1 });
    let finish = (_value: number) => {};
    const first = queue.run('a', () => new Promise((resolve) => (finish = resolve)));
    const second = queue.run('b', async () => 2);
    expect(queue.run('c', async () => 3)).toBeNull();
    expect(queue.run('a', async () => 4)).toBe(first);
    finish(1);
    expect(await Promise.all([first, second])).toEqual([1, 2]);
    expect(await queue.run('c', async () => 3)).toBe(3);
  });
});
