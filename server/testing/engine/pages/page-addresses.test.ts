import type { IncomingMessage, ServerResponse } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { setSettings } from '#server/config/settings.ts';
import type { Handle } from '#server/engine/http/handle.ts';
import { Announcements } from '#server/engine/live/changes/announcements.ts';
import { cachePages } from '#server/engine/pages/cached-pages.ts';
import { PageAddresses } from '#server/engine/pages/page-addresses.ts';
import { inMemory, oneOffCode, oneOffsOf, type PageKeeping } from '#server/engine/pages/page-keeping.ts';
import { testSettings } from '#server/testing/settings.ts';
import { keptPages } from '../../../../app/kept-pages.ts';

const shop = new PageAddresses(keptPages);
const ask = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  shop.shared({ url, method, headers } as unknown as IncomingMessage);

describe('which pages are kept', () => {
  it.each([
    '/',
    '/shop',
    '/shop/bone',
    '/products/tenmoku-moon-jar',
    '/auctions',
    '/auctions/lot-1',
    '/auctions/lot-1/verify',
    '/sales/evening-1',
    '/shop?form=Vase',
    '/shop/bone?maker=Blue+Mallow',
  ])('%s', (path) => {
    expect(ask(path)).toMatchObject({ url: path, oneOff: false });
  });

  it.each([
    '/bag',
    '/checkout',
    '/orders/abc',
    '/account',
    '/desk',
    '/api/v1/products',
    '/sign-in',
    '/products/a/b',
    '/auctions/lot-1/bid',
    '/auctions/calendar.ics',
  ])('not %s', (path) => {
    expect(ask(path)).toBeNull();
  });

  it.each([
    '/shop?q=vase',
    '/shop?form=Bowl&form=Vase',
    '/shop?form=Vase&maker=Blue+Mallow',
    '/shop?form=Vase&sort=price',
    '/shop?availability=in_stock',
    '/search?form=Vase',
    '/auctions?unbid=1',
    '/products/x?problem=out_of_stock',
  ])('%s is the same for everyone, and too much one of a kind to be kept', (path) => {
    expect(ask(path)).toMatchObject({ url: path, oneOff: true });
  });

  it.each([
    ['/shop?shown=480&from=zz1', '/shop?shown=108'],
    ['/shop/bone?from=zz2&to=-1', '/shop/bone'],
    ['/search?from=zz2', '/search'],
    ['/shop?maker=B&form=Vase&maker=A&maker=B', '/shop?form=Vase&maker=A&maker=B'],
    ['/auctions?unbid=1&state=gone&maker=&show=25', '/auctions?unbid=1&show=48'],
    ['/auctions?state=gone', '/auctions'],
  ])('%s is %s in another spelling', (asked, one) => {
    expect(ask(asked)?.key).toBe(one);
  });

  it('is asked for by its head alone too', () => expect(ask('/shop', {}, 'HEAD')).toEqual(ask('/shop')));

  it('not a post', () => expect(ask('/', {}, 'POST')).toBeNull());

  it('a stranger’s parameters neither split the cache nor reach the page', () => {
    expect(ask('/products/jar?utm_source=x&variant=A&fbclid=1')).toEqual(ask('/products/jar?variant=A'));
  });

  it('nor does a value that is not of its form', () => {
    expect(ask('/products/jar?problem=%3Cb%3E')).toEqual(ask('/products/jar'));
    expect(ask(`/products/jar?variant=${'A'.repeat(101)}`)).toEqual(ask('/products/jar'));
  });

  it('the router’s own answers are apart from the page, and cookies change nothing', () => {
    expect(ask('/shop', { rsc: '1' })?.key).not.toBe(ask('/shop')?.key);
    expect(ask('/shop', { cookie: 'a=b', 'user-agent': 'x' })).toEqual(ask('/shop'));
  });
});

const page: PageKeeping = {
  parameters: {
    size: inMemory(z.string().max(3), async (value) => value === 'L' || value === 'M'),
    problem: oneOffCode,
    ...oneOffsOf(z.object({ maker: z.string(), q: z.string() })),
  },
  first: async () => ['jar', 'bowl'],
};
const pages = { '/': { parameters: {} }, '/things/[slug]': page };

setSettings(testSettings());
let seen: string[] = [];
const answer: Handle = async (request, response) => {
  seen.push(request.url ?? '');
  response.end();
};
const addresses = new PageAddresses(pages);
const cached = cachePages(answer, {
  addresses,
  announcements: new Announcements(),
  render: async (wanted) => {
    seen.push(wanted.url);
    // It has read no topic, so that each is rendered anew.
    return { status: 200, headers: {}, body: Buffer.from('') };
  },
});
const modes = { kept: cached.handle, development: addresses.reducing(answer) };

/** Asks for an address as a browser does. @returns the address that the page was asked at */
async function askedAt(mode: keyof typeof modes, url: string, headers = {}): Promise<string> {
  seen = [];
  const response = { setHeader() {}, writeHead: () => response, end: () => response } as unknown as ServerResponse;
  await modes[mode]({ url, method: 'GET', headers } as unknown as IncomingMessage, response);
  return seen.join(' ');
}

describe.each(['kept', 'development'] as const)('what a page is asked for: %s', (mode) => {
  it.each([
    ['/things/jar?size=L&colour=red', '/things/jar?size=L'],
    ['/things/jar?colour=red', '/things/jar'],
    ['/?colour=red', '/'],
    ['/things/jar?size=XXL', '/things/jar'],
    ['/things/jar?problem=gone&colour=red', '/things/jar?problem=gone'],
    ['/things/jar?problem=gone&problem=other', '/things/jar?problem=gone'],
    ['/things/jar?maker=A&colour=red&maker=B', '/things/jar?maker=A&maker=B'],
    ['/others/jar?colour=red', '/others/jar?colour=red'],
    ['/things/jar/more?colour=red', '/things/jar/more?colour=red'],
  ])('%s gets %s', async (asked, expected) => {
    expect(await askedAt(mode, asked)).toBe(expected);
  });

  it('never contains a parameter that the page does not declare', async () => {
    const name = fc.oneof(fc.constantFrom('size', 'problem', 'maker', 'q', '_rsc'), fc.string({ minLength: 1 }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, fc.oneof(fc.constantFrom('L', 'gone'), fc.string()))), async (query) => {
        const address = await askedAt(mode, `/things/jar?${new URLSearchParams(query)}`);
        const { searchParams } = new URL(address, 'http://shop.invalid');
        for (const passed of searchParams.keys()) expect([...Object.keys(page.parameters), '_rsc']).toContain(passed);
        const makers = query.filter(([one]) => one === 'maker').map(([, value]) => value.toWellFormed());
        expect(searchParams.getAll('maker')).toEqual(makers);
      }),
    );
  });
});

it('Next gets its own parameter where it compares it with the headers itself', async () => {
  const asked = '/things/jar?colour=red&problem=gone&_rsc=1a2b';
  expect(await askedAt('development', asked, { rsc: '1' })).toBe('/things/jar?problem=gone&_rsc=1a2b');
});

it('the pages that are asked for first are those without a name, and those that their pages name', async () => {
  expect(await new PageAddresses(pages).first()).toEqual(['/', '/things/jar', '/things/bowl']);
});
