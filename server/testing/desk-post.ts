import type { Route } from '../api/route.ts';
import { handlerOf } from './route-handler.ts';

const shop = 'http://shop.test';

/** Sends fields to a route of the desk as a page with scripts does. */
export async function deskPost(
  routes: readonly Route[],
  address: `/${string}`,
  fields: Record<string, string | number>,
  { cookie, params = {} }: { cookie: string; params?: Record<string, string> },
) {
  const handler = handlerOf(routes, `POST ${address}`);
  const answer = await handler(
    new Request(`${shop}/api${address}`, {
      method: 'POST',
      headers: { host: 'shop.test', origin: shop, cookie, 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    }),
    params,
  );
  const body = (await answer.json()) as { code?: string; field?: string; message?: string };
  return { status: answer.status, ...body };
}
