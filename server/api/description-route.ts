import { z } from 'zod';
import { problemSchema, type RefusalCode, refusalStatus } from '#contract/problem/problem.ts';
import { type Needed, neededWords } from '#domain/permission/permissions.ts';
import { releaseVersion } from '#server/config/release.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { jsonResponse } from '#server/web/answer.ts';
import { closedSchema } from '#server/web/closed-schema.ts';
import type { Access } from './endpoint.ts';
import { bareRoute, type Described, type Route } from './route.ts';

type DescribedRoute = Route & { described: Described };

/** The API's description, for integrators, under the shop's name. The rest changes only with the release. */
export function descriptionRoute(routes: readonly Route[]): Route {
  let document: ReturnType<typeof openApiDocument> | undefined;
  return bareRoute.get('/v1/openapi.json', async () => {
    document ??= openApiDocument(routes, await releaseVersion());
    const { shopName } = await readShop();
    const named = { ...document, info: { title: `${shopName} API`, ...document.info } };
    return jsonResponse(named, 200, { 'cache-control': 'public, max-age=300' });
  });
}

/** The public API as an OpenAPI 3.1 document, made from the declarations that it runs on. */
export function openApiDocument(routes: readonly Route[], version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    if (!isDescribed(route)) continue;
    const path = route.path.replace(/^\/v1/, '').replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    },
  };
}

const isDescribed = (route: Route): route is DescribedRoute => route.described !== null;

function operationOf({ method, path, declared, described }: DescribedRoute) {
  const { summary, answer, answerType = 'application/json', refusals = [] } = described;
  const scope = described.keyScope ?? keyNeededBy(declared?.access) ?? null;
  const key = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 255 } };
  return {
    operationId: operationIdOf(method, path),
    summary,
    parameters: [...inPath(path), ...inQuery(declared?.query), ...(method === 'POST' ? [key] : [])],
    ...(declared?.body ? { requestBody: { required: true, content: json(closedSchema(declared.body)) } } : {}),
    ...(scope
      ? { security: [{ key: [] }], description: `Needs a key with the scope ${neededWords(scope)}.` }
      : declared?.access === 'anyone'
        ? { security: [] }
        : {}),
    responses: {
      [declared?.status ?? 200]: {
        description: 'Done',
        content: { [answerType]: { schema: jsonSchema(answer, 'output') } },
      },
      ...refused(refusals),
      default: problem('The reason, as RFC 9457 problem details'),
    },
  };
}

const keyNeededBy = (access?: Access): Needed | null =>
  typeof access === 'object' && 'key' in access ? access.key : null;

/** `getOrdersByPublicIdReturns`: of its method and its address, so that it stays as long as they do. */
function operationIdOf(method: string, path: string): string {
  const words = path
    .replace(/^\/v1/, '')
    .replaceAll(/:(\w+)/g, 'by-$1')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

const json = (schema: unknown) => ({ 'application/json': { schema } });

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** By status, with the codes that come with it. */
function refused(codes: readonly RefusalCode[]) {
  const statuses = [...new Set(codes.map((code) => refusalStatus[code]))];
  const said = (status: number) => codes.filter((code) => refusalStatus[code] === status).join(', ');
  return Object.fromEntries(statuses.map((status) => [status, problem(`Refused: ${said(status)}`)]));
}

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return described;
};

const inPath = (path: string) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

function inQuery(query: z.ZodType | undefined) {
  if (!query) return [];
  const { properties = {} } = jsonSchema(query, 'input') as { properties?: Record<string, unknown> };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }));
}
