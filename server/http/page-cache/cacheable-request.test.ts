import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { cacheableRequest } from './cacheable-request.ts';

const ask = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  cacheableRequest({ url, method, headers } as unknown as IncomingMessage);

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
  ])('%s', (path) => {
    expect(ask(path)?.url).toBe(path);
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
    '/shop?q=vase',
    '/auctions?unbid=1',
    '/auctions/calendar.ics',
    '/products/x?problem=out_of_stock',
  ])('not %s', (path) => {
    expect(ask(path)).toBeNull();
  });

  it('not a post', () => expect(ask('/', {}, 'POST')).toBeNull());

  it('a stranger’s parameters neither split the cache nor reach the page', () => {
    expect(ask('/products/jar?utm_source=x&variant=A&fbclid=1')).toEqual(ask('/products/jar?variant=A'));
  });

  it('the router’s own answers are apart from the page, and cookies change nothing', () => {
    expect(ask('/shop', { rsc: '1' })?.key).not.toBe(ask('/shop')?.key);
    expect(ask('/shop', { cookie: 'a=b', 'user-agent': 'x' })).toEqual(ask('/shop'));
  });
});
