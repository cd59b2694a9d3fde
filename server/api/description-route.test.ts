import { describe, expect, it } from 'vitest';
import { routes } from '#server/subjects.ts';
import { openApiDocument } from './description-route.ts';

describe('the API’s description', () => {
  const document = openApiDocument(routes, '0');
  const operation = (path: string, method: string) =>
    document.paths[path]?.[method] as { parameters: { name: string }[]; responses: Record<string, unknown> } & Record<
      string,
      unknown
    >;

  it('has every public route but itself', () => {
    const open = routes.filter(({ path }) => path.startsWith('/v1/') && path !== '/v1/openapi.json');
    expect(open.length).toBeGreaterThan(15);
    expect(open.filter(({ described }) => described === null)).toEqual([]);
    expect(Object.values(document.paths).flatMap((methods) => Object.keys(methods))).toHaveLength(open.length);
  });

  it('is made from the schemas: bodies say what is required, and problems are RFC 9457', () => {
    const post = operation('/orders', 'post') as unknown as {
      requestBody: { content: Record<string, { schema: { required: string[] } }> };
    };
    expect(post.requestBody.content['application/json']?.schema.required).toEqual(
      expect.arrayContaining(['email', 'lines', 'shippingAddress', 'payment']),
    );
    expect(JSON.stringify(document)).not.toContain('~standard');
    expect(document.components.schemas.Problem).toMatchObject({
      required: expect.arrayContaining(['code', 'message']),
    });
  });

  it('gives each operation a name of its own, and says that bodies have no other fields', () => {
    const all = Object.values(document.paths).flatMap((methods) => Object.values(methods)) as {
      operationId: string;
      requestBody?: { content: Record<string, { schema: object }> };
    }[];
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length);
    expect(operation('/imports/{id}', 'get').operationId).toBe('getImportsById');
    const bodies = all.flatMap(({ requestBody }) => requestBody?.content['application/json']?.schema ?? []);
    expect(bodies.length).toBeGreaterThan(15);
    for (const schema of bodies)
      if ('properties' in schema) expect(schema).toMatchObject({ additionalProperties: false });
  });

  it('names what stands in an address and behind it, the key that is needed, and why it may be refused', () => {
    const names = (path: string, method: string) => operation(path, method).parameters.map(({ name }) => name);
    expect(names('/auctions/{id}/bids', 'get')).toEqual(['id', 'limit', 'cursor']);
    expect(names('/auctions/{id}/bids', 'post')).toEqual(['id', 'Idempotency-Key']);
    expect(operation('/variants/{sku}', 'patch').description).toContain('stock:adjust');
    expect(operation('/products', 'get').security).toEqual([]);
    expect(Object.keys(operation('/stock-adjustments', 'post').responses)).toEqual(['201', '409', 'default']);
    expect(operation('/stock-adjustments', 'post').responses[409]).toMatchObject({
      description: expect.stringContaining('below_reserved'),
    });
  });
});
