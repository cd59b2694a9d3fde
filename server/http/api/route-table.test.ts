import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { RouteTable } from './route-table.ts';

const answer = () => new Response('here');
const table = (...folders: string[]) => new RouteTable(folders.map((folder) => [folder, { GET: answer, at: folder }]));
const found = (of: RouteTable, path: string) => of.find(path.split('/'))?.params;

describe('the routes of the API', () => {
  let real: RouteTable;
  beforeAll(async () => {
    real = await RouteTable.in('app/api');
  });
  const folders = readdirSync('app/api', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === 'route.ts')
    .map(({ parentPath }) => parentPath.slice('app/api/'.length));

  it.each(folders)('%s is reached at its address, by each of its methods', async (folder) => {
    const exported = (await import(pathToFileURL(join(process.cwd(), 'app/api', folder, 'route.ts')).href)) as object;
    const address = folder.replaceAll(/\[\.\.\.\w+\]/g, 'zz/more').replaceAll(/\[(\w+)\]/g, '$1-value');
    const route = real.find(address.split('/'));
    const methods = Object.entries(exported).filter(([name]) => /^[A-Z]+$/.test(name));
    expect(methods.length).toBeGreaterThan(0);
    for (const [method, handler] of methods) expect(route?.module.handler(method)).toBe(handler);
    const names = [...folder.matchAll(/\[(\w+)\]/g)].map(([, name]) => name);
    expect(route?.params).toMatchObject(Object.fromEntries(names.map((name) => [name, `${name}-value`])));
  });

  it('are the only route files that Next does not build: what it serves elsewhere ends in .tsx', () => {
    expect(folders.length).toBeGreaterThan(50);
    const named =
      /^(route|page|layout|default|error|loading|not-found|template|robots|sitemap|manifest|\w+-image|icon)\.ts$/;
    const files = readdirSync('app', { recursive: true, withFileTypes: true }).filter(({ name }) => named.test(name));
    expect(files.map(({ parentPath }) => parentPath).filter((path) => !/^app\/api(\/|$)/.test(path))).toEqual([]);
  });
});

describe('a table of routes', () => {
  it('prefers words to names, names to the rest, and goes back where a word leads nowhere', () => {
    const shop = table('orders/[id]/cancel', 'orders/shared/open', 'orders/[id]', '[...rest]');
    expect(found(shop, 'orders/shared/open')).toEqual({});
    expect(found(shop, 'orders/shared/cancel')).toEqual({ id: 'shared' });
    expect(found(shop, 'orders/shared')).toEqual({ id: 'shared' });
    expect(found(shop, 'orders/1/refund')).toEqual({ rest: ['orders', '1', 'refund'] });
  });

  it('has nothing at a folder without a route, or beyond one', () => {
    const shop = table('v1/orders');
    expect([found(shop, 'v1'), found(shop, 'v1/orders/1'), shop.find([])]).toEqual([undefined, undefined, null]);
  });

  it('decodes a param once, whatever is in it', () => {
    const shop = table('variants/[sku]');
    expect(found(shop, 'variants/a%20b%2Fc%C3%A9%2520')).toEqual({ sku: 'a b/cé%20' });
    expect(() => found(shop, 'variants/%ZZ')).toThrow(URIError);
  });

  it.each(['(group)', '[[...all]]', '@slot', '[...all]/more', 'a b'])(
    'refuses the folder %s at the start',
    (folder) => {
      expect(() => table(`v1/${folder}`)).toThrow('a folder of the API is');
    },
  );

  it('refuses two names for one place, and a file that answers nothing', () => {
    expect(() => table('orders/[id]', 'orders/[publicId]/cancel')).toThrow('[id] elsewhere');
    expect(() => new RouteTable([['v1', { helper: answer }]])).toThrow('exports none of');
  });

  it('answers HEAD where it answers GET, and tells what it answers', () => {
    const module = new RouteTable([['v1', { GET: answer, PATCH: answer }]]).find(['v1'])?.module;
    expect([module?.allow, module?.handler('HEAD'), module?.handler('POST')]).toEqual([
      'GET, HEAD, OPTIONS, PATCH',
      answer,
      undefined,
    ]);
  });
});
