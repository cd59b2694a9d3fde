import { describe, expect, it } from 'vitest';
import { bareRoute } from '#server/api/route.ts';
import { routes } from '#server/subjects.ts';
import { RouteTable } from './route-table.ts';

const answer = () => new Response('here');
const table = (...paths: `/${string}`[]) => new RouteTable(paths.map((path) => bareRoute.get(path, answer)));
const found = (of: RouteTable, path: string) => of.find(path.split('/').slice(1))?.params;

describe('the routes of the API', () => {
  const real = new RouteTable(routes);

  it.each(routes)('$method $path is reached at its address', (route) => {
    const there = real.find(
      route.path
        .replaceAll(/:(\w+)/g, '$1-value')
        .split('/')
        .slice(1),
    );
    expect(there?.by(route.method)).toBe(route);
    const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    expect(there?.params).toEqual(Object.fromEntries(names.map((name) => [name, `${name}-value`])));
  });
});

describe('a table of routes', () => {
  it('prefers words to names, and goes back where a word leads nowhere', () => {
    const shop = table('/orders/:id/cancel', '/orders/shared/open', '/orders/:id');
    expect(found(shop, '/orders/shared/open')).toEqual({});
    expect(found(shop, '/orders/shared/cancel')).toEqual({ id: 'shared' });
    expect(found(shop, '/orders/shared')).toEqual({ id: 'shared' });
    expect(found(shop, '/orders/1/refund')).toBeUndefined();
  });

  it('has nothing on the way to a route, or beyond one', () => {
    const shop = table('/v1/orders');
    expect([found(shop, '/v1'), found(shop, '/v1/orders/1'), shop.find([])]).toEqual([undefined, undefined, null]);
  });

  it('decodes a param once, whatever is in it', () => {
    const shop = table('/variants/:sku');
    expect(found(shop, '/variants/a%20b%2Fc%C3%A9%2520')).toEqual({ sku: 'a b/cé%20' });
    expect(() => found(shop, '/variants/%ZZ')).toThrow(URIError);
  });

  it.each(['/', '/v1/', '/v1//orders', '/[id]', '/:', '/a:b', '/*', '/a b'] as const)(
    'refuses the address %s at the start',
    (path) => {
      expect(() => table(path)).toThrow('a segment of the API is');
    },
  );

  it('refuses two names for one place, and two routes for one call', () => {
    expect(() => table('/orders/:id', '/orders/:publicId/cancel')).toThrow(':id elsewhere');
    expect(() => table('/orders/:id', '/orders/:id')).toThrow('GET /orders/:id is declared twice');
  });

  it('answers HEAD where it answers GET, and tells what it answers', () => {
    const [get, post] = [bareRoute.get('/v1', answer), bareRoute.post('/v1', answer)];
    const there = new RouteTable([get, post]).find(['v1']);
    expect([there?.allow(), there?.by('HEAD'), there?.by('PATCH')]).toEqual([
      'GET, HEAD, OPTIONS, POST',
      get,
      undefined,
    ]);
  });
});
