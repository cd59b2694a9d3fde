import { computeCacheBustingSearchParam } from 'next/dist/shared/lib/router/utils/cache-busting-search-param.js';
import { describe, expect, it } from 'vitest';
import { routerAddress } from './router-address.ts';

const tree = '%5B%22%22%2C%7B%7D%5D';

describe('the address of a router’s answer', () => {
  it.each<Record<string, string>>([
    {},
    { 'next-router-state-tree': tree },
    { 'next-router-state-tree': tree, 'next-router-prefetch': '1' },
    { 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  ])('is the one that Next would redirect to, for %o', async (headers) => {
    const expected = await computeCacheBustingSearchParam(
      headers['next-router-prefetch'] as '1' | undefined,
      headers['next-router-segment-prefetch'],
      headers['next-router-state-tree'],
      undefined,
    );
    expect(routerAddress('/shop', { rsc: '1', ...headers })).toBe(`/shop?_rsc=${expected}`);
    expect(routerAddress('/products/jar?variant=A', headers)).toBe(`/products/jar?variant=A&_rsc=${expected}`);
  });
});
