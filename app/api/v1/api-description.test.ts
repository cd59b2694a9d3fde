import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openApiDocument, operations } from '#contract/api-description.ts';

const root = 'app/api/v1';

/** `GET /products/{slug}` for each method that a route file exports. */
function routes(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return routes(path);
    if (entry.name !== 'route.ts') return [];
    const url = folder.slice(root.length).replaceAll(/\[(\w+)\]/g, '{$1}');
    const methods = [...readFileSync(path, 'utf8').matchAll(/export const (GET|POST|PATCH|PUT|DELETE)\b/g)];
    return methods.map(([, method]) => `${method?.toLowerCase()} ${url}`);
  });
}

describe('the API’s description', () => {
  it('describes every route there is, and no other', () => {
    const described = operations.map(({ method, path }) => `${method} ${path}`);
    const there = routes().filter((route) => route !== 'get /openapi.json');
    expect(described.sort()).toEqual(there.sort());
    expect(there.length).toBeGreaterThan(10);
  });

  it('is made from the schemas: bodies say what is required, and problems are RFC 9457', () => {
    const document = openApiDocument('0');
    const post = document.paths['/orders']?.post as {
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
});
