import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { testSettings } from '#server/testing/settings.ts';
import { answerDiscovery } from './answer-discovery.ts';
import { drawSharePicture } from './draw-share-picture.ts';
import { Turns } from './turns.ts';
import { xmlText } from './xml.ts';

testDatabase();

const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => ['item', 'url', 'sitemap'].includes(name) });
const origin = 'https://shop.example';
let server: Server;
beforeAll(async () => {
  setSettings({ ...testSettings(), PUBLIC_URL: `${origin}/` });
  server = createServer((request, response) => {
    void answerDiscovery(request, response).then((answered) => answered || response.writeHead(404).end());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(() => {
  setSettings(testSettings());
  server.close();
});

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers, method });
async function read(path: string) {
  const answer = await ask(path);
  const text = await answer.text();
  expect(XMLValidator.validate(text), text).toBe(true);
  return parser.parse(text);
}
const itemOf = async (sku: string) => {
  const { rss } = await read('/feeds/products.xml');
  return rss.channel.item.find((item: Record<string, unknown>) => item['g:id'] === sku);
};

describe('the feed', () => {
  it('has each SKU as it can be bought, at the price of the moment', async () => {
    const { sku, slug } = await aProduct({ title: 'Bowl & “lid” <b>', onHand: 2, priceAmount: 5_050 });
    expect(await itemOf(sku)).toMatchObject({
      'g:title': 'Bowl & “lid” <b>',
      'g:link': `${origin}/products/${slug}`,
      'g:price': '50.50 EUR',
      'g:availability': 'in_stock',
      'g:brand': 'Test Kiln',
    });
    await changeVariant(sku, { priceAmount: 4_000, onHand: 0 });
    expect(await itemOf(sku)).toMatchObject({ 'g:price': '40.00 EUR', 'g:availability': 'out_of_stock' });
  });

  it('names a reduction by the lowest of the 30 days before, where the shop does', async () => {
    const { sku } = await aProduct({ priceAmount: 5_000 });
    await changeVariant(sku, { priceAmount: 4_000, compareAtAmount: 9_900 });
    expect(await itemOf(sku)).toMatchObject({ 'g:price': '50.00 EUR', 'g:sale_price': '40.00 EUR' });
  });

  it('leaves out what is a draft, archived or not offered', async () => {
    const { sku, productId } = await aProduct();
    const other = await aProduct();
    await database().product.update({ where: { id: productId }, data: { status: 'draft' } });
    await database().variant.update({ where: { sku: other.sku }, data: { archivedAt: new Date() } });
    expect([await itemOf(sku), await itemOf(other.sku)]).toEqual([undefined, undefined]);
  });

  it('is read again only when something has changed', async () => {
    const { sku } = await aProduct();
    const first = await ask('/feeds/products.xml');
    await first.text();
    const etag = first.headers.get('etag') ?? '';
    expect((await ask('/feeds/products.xml', { 'if-none-match': etag })).status).toBe(304);
    await changeVariant(sku, { priceAmount: 1_234 });
    const again = await ask('/feeds/products.xml', { 'if-none-match': etag });
    expect(again.status).toBe(200);
    expect(await again.text()).toContain('12.34 EUR');
    expect(await (await ask('/feeds/products.xml', {}, 'HEAD')).text()).toBe('');
  });
});

describe('many who read at once', () => {
  it('are all served, from one writing', async () => {
    const { sku } = await aProduct();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('/feeds/products.xml')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const texts = new Set(await Promise.all(answers.map((answer) => answer.text())));
    expect(texts.size).toBe(1);
    expect([...texts][0]).toContain(sku);
  });

  it('get it as it was sent, whether their connection takes gzip or not', async () => {
    await aProduct();
    const plain = await ask('/feeds/products.xml', { 'accept-encoding': 'identity' });
    const gzip = await ask('/feeds/products.xml', { 'accept-encoding': 'gzip' });
    expect([plain.headers.get('content-encoding'), gzip.headers.get('content-encoding')]).toEqual([null, 'gzip']);
    expect(await plain.text()).toBe(await gzip.text());
  });
});

describe('the sitemap', () => {
  it('leads to every piece that is for sale, with the day its text changed and not its stock', async () => {
    const { slug, sku, productId } = await aProduct();
    const changedAt = async () => {
      const { sitemapindex } = await read('/sitemap.xml');
      const parts = sitemapindex.sitemap.filter(({ loc }: { loc: string }) => loc.includes('/pieces-'));
      for (const { loc } of parts) {
        const { urlset } = await read(loc.replace(origin, ''));
        const found = urlset.url.find((one: { loc: string }) => one.loc === `${origin}/products/${slug}`);
        if (found) return found.lastmod;
      }
      return null;
    };
    const before = await changedAt();
    await changeVariant(sku, { onHand: 3 });
    expect(await changedAt()).toBe(before);
    await database().product.update({ where: { id: productId }, data: { description: 'Anew' } });
    expect(Date.parse(await changedAt())).toBeGreaterThan(Date.parse(before));
    await database().product.update({ where: { id: productId }, data: { status: 'archived' } });
    expect(await changedAt()).toBeNull();
  });

  it('has the shop’s own pages, and no address that isn’t there', async () => {
    const { urlset } = await read('/sitemaps/pages.xml');
    expect(urlset.url.map(({ loc }: { loc: string }) => loc)).toEqual(
      expect.arrayContaining([`${origin}/`, `${origin}/shop`]),
    );
    for (const path of [
      '/sitemaps/orders.xml',
      '/sitemaps/pieces-.xml',
      '/sitemaps/pieces-99999.xml',
      '/sitemaps/../pages.xml',
      '/feeds/orders.xml',
    ]) {
      expect((await ask(path)).status, path).toBe(404);
    }
    expect((await ask('/sitemap.xml', {}, 'POST')).status).toBe(404);
  });

  it('is where robots.txt says', async () => {
    const text = await (await ask('/robots.txt')).text();
    expect(text).toContain(`Sitemap: ${origin}/sitemap.xml`);
    expect(text).toContain('Disallow: /orders/');
  });
});

it('text comes out of XML as it went in, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const xml = `<a>${xmlText(text)}</a>`;
      expect(XMLValidator.validate(xml)).toBe(true);
      const kept = [...text].filter((character) => !/[\p{Cc}\ufffe\uffff]/u.test(character)).join('');
      const read = new XMLParser({ trimValues: false, parseTagValue: false }).parse(xml).a ?? '';
      expect(read.replaceAll(/\p{Cc}/gu, '')).toBe(kept);
    }),
  );
});

it('one long answer is given at a time, and at most a fifth of the time', () => {
  const turns = new Turns({ most: 0.2 });
  const first = turns.take(0);
  expect(turns.take(10)).toBe(1_000);
  if (typeof first === 'number') throw new Error('There was no turn.');
  first.end(1_000);
  expect(turns.take(2_000)).toBe(3_000);
  const quick = turns.take(5_000);
  if (typeof quick === 'number') throw new Error('There was no turn.');
  quick.end(5_900);
  expect(typeof turns.take(5_901)).toBe('object');
});

describe('the picture that other sites show', () => {
  it('is drawn from what the page shows, at an address of its own, and an older address leads to it', async () => {
    const { productId: id, slug } = await aProduct({
      title: 'Bowl & “lid” <b> of a long name that goes over several lines',
    });
    const first = `/share/products/${slug}/0123456789abcdef.jpg`;
    expect((await ask(first)).status).toBe(404);
    const image = { productId: id, alt: 'A bowl', position: 0, width: 1200, height: 1500, dominantHex: '#aaaaaa' };
    await database().productImage.create({ data: { ...image, file: 'persimmon-vase-hero.webp' } });
    const led = await ask(first);
    expect(led.status).toBe(200);
    expect(led.headers.get('content-type')).toBe('image/jpeg');
    const drawn = await sharp(Buffer.from(await led.arrayBuffer())).metadata();
    expect(drawn).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
    const before = new URL(led.url).pathname;
    await database().product.update({ where: { id }, data: { title: 'Bowl' } });
    expect(new URL((await ask(before)).url).pathname).not.toBe(before);
    await database().product.update({ where: { id }, data: { status: 'draft' } });
    expect((await ask(before)).status).toBe(404);
  });

  it('draws whatever text a title is', async () => {
    const photograph = await sharp({ create: { width: 40, height: 50, channels: 3, background: '#aaa' } })
      .png()
      .toBuffer();
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.string({ unit: 'binary' }),
        async (title, maker) => {
          const { width, height } = await sharp(
            await drawSharePicture(photograph, { label: '', title, maker, shopName: 'Rosa Wien' }),
          ).metadata();
          expect([width, height]).toEqual([1200, 630]);
        },
      ),
      { numRuns: 15 },
    );
  });
});
