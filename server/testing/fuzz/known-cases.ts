import type { FuzzedRequest, Who } from './fuzzed-request.ts';

const get = (path: string, who: Who = 'nobody', headers: Record<string, string> = {}): FuzzedRequest => ({
  method: 'GET',
  path,
  who,
  headers,
  body: null,
});
const send = (
  path: string,
  body: unknown,
  who: Who = 'nobody',
  headers: Record<string, string> = {},
): FuzzedRequest => ({
  method: 'POST',
  path,
  who,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** What once failed: a seed that finds something new becomes one of these. */
export const knownCases: readonly (readonly [what: string, request: FuzzedRequest])[] = [
  ['NUL in the address of a lot', get('/api/v1/auctions/%00')],
  ['NUL in the address of an order', get('/api/v1/orders/a%00b', 'key')],
  ['NUL in a cursor', get('/api/v1/products?cursor=%00')],
  ['a cursor beyond all numbers', get('/api/v1/auctions/moon-jar/bids?cursor=99999999999999999999')],
  ['an order’s cursor beyond all numbers', get('/api/v1/orders?cursor=OTk5OTk5OTk5OTk5OTk5OTk5OQ', 'key')],
  ['NUL in the address of a page', get('/auctions/%00')],
  ['NUL in the search', get('/shop?q=%00')],
  ['NUL in the desk’s search', get('/desk/pieces?q=%00', 'merchant')],
  ['an address that ends in its escape', get('/products/%')],
  ['half a surrogate pair in an address', get('/products/x%ed%a0%80')],
  ['two slashes, which leave no host', get('//')],
  [
    'a push service whose address is none',
    send('/api/account/push', { endpoint: 'x', keys: { p256dh: 'a', auth: 'b' } }, 'shopper'),
  ],
  ['NUL in a SKU', send('/api/bag/lines', { sku: 'a\0', quantity: 1 })],
  [
    'half a surrogate pair in a bid’s key',
    send('/api/auctions/bids', { auctionId: 'x', max: '1', key: '\ud800abcdefg' }, 'shopper'),
  ],
  ['a year before all years', send('/api/v1/sales', { title: 'a', startsAt: '0000-01-01T00:00:00Z' }, 'key')],
  [
    'a form from a page without an address',
    {
      method: 'POST',
      path: '/api/session/sign-in',
      who: 'nobody',
      body: 'email=x&password=y',
      headers: { 'content-type': 'application/x-www-form-urlencoded', referer: 'not a url' },
    },
  ],
];
