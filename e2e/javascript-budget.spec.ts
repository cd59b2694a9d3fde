import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtBarePage } from './bare-page.ts';
import { expect, test } from './fixtures.ts';

/** The most that a page may load over what the framework needs for a page of one sentence. */
const budgetBytes = 41 * 1024;

/** The scripts of a page that a browser of today loads. */
function scriptsOf(html: string): string[] {
  const old = [...html.matchAll(/<script[^>]*src="([^"]+)"[^>]*noModule/gi)].map((match) => match[1]);
  const named = [...html.matchAll(/\/_next\/static\/[^"'\\ ]+?\.js/g)].map((match) => match[0]);
  return [...new Set(named)].filter((file) => !old.some((one) => one?.includes(file)));
}

const gzipped = (bytes: Uint8Array) => gzipSync(bytes, { level: 9 }).length;

function bareBytes(): number {
  const bare = builtBarePage();
  const files = scriptsOf(readFileSync(join(bare, '.next/server/app/index.html'), 'utf8'));
  expect(files.length).toBeGreaterThan(2);
  const sizes = files.map((file) => gzipped(readFileSync(join(bare, file.replace('/_next', '.next')))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

test('home, list, piece and lot load at most 41 KB of JavaScript above a bare page', async ({ shop }) => {
  test.setTimeout(300_000);
  const floor = bareBytes();
  const sizes: Record<string, number> = {};
  for (const path of ['/', '/shop', '/products/oatmeal-long-neck-bottle', '/auctions', '/auctions/white-moon-jar']) {
    const html = await (await fetch(shop.url + path)).text();
    let sum = 0;
    for (const file of scriptsOf(html)) {
      sum += gzipped(new Uint8Array(await (await fetch(shop.url + file)).arrayBuffer()));
    }
    sizes[path] = sum - floor;
  }
  console.log(
    `a bare page: ${(floor / 1024).toFixed(1)} KB;`,
    Object.entries(sizes)
      .map(([path, size]) => `${path} +${(size / 1024).toFixed(1)}`)
      .join(', '),
  );
  for (const [path, size] of Object.entries(sizes)) expect(size, path).toBeLessThan(budgetBytes);
});

test('a piece’s page is at most 95 KB, and has once what search engines read', async ({ shop }) => {
  const html = await (await fetch(`${shop.url}/products/oatmeal-long-neck-bottle`)).text();
  const size = Buffer.byteLength(html) / 1024;
  console.log(`a piece's page: ${size.toFixed(1)} KB`);
  expect(size).toBeLessThan(95);
  expect(html.match(/@context/g)).toHaveLength(1);
});

test('no page loads what judges a form before somebody touches one', async ({ shop }) => {
  const judges = (script: string) => script.includes('ZodError');
  const built = readdirSync('.next/static/chunks').filter((file) => file.endsWith('.js'));
  expect(built.filter((file) => judges(readFileSync(join('.next/static/chunks', file), 'utf8')))).not.toEqual([]);
  for (const path of ['/', '/shop', '/products/oatmeal-long-neck-bottle', '/auctions/white-moon-jar', '/checkout']) {
    const files = scriptsOf(await (await fetch(shop.url + path)).text());
    expect(files.length, path).toBeGreaterThan(2);
    for (const file of files)
      expect(judges(await (await fetch(shop.url + file)).text()), `${path}: ${file}`).toBe(false);
  }
});
