import { expect, test } from 'vitest';
import { cameFrom } from './came-from.ts';

const from = (referer: string, host = 'shop.example') => cameFrom(new Headers({ host, referer }));

test.each([
  ['https://shop.example/products/bowl?variant=a#reviews', '/products/bowl?variant=a'],
  ['http://shop.example/auctions', '/auctions'],
  ['https://shop.example/', '/'],
  ['https://shop.example/sign-in?next=/bag', '/'],
  ['https://shop.example/register', '/'],
  ['https://shop.example/sign-in-sheet', '/sign-in-sheet'],
  ['https://elsewhere.example/products/bowl', '/'],
  ['https://shop.example:8443/products/bowl', '/'],
  ['https://shop.example//elsewhere.example/', '/'],
  [`https://shop.example/${'a'.repeat(400)}`, '/'],
  ['not an address', '/'],
  ['', '/'],
])('from %s one comes back to %s', (referer, path) => expect(from(referer)).toBe(path));
