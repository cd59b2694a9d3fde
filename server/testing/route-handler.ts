import type { Method, Route } from '../api/route.ts';

/**
 * What answers a call: `handlerOf(orderRoutes, 'POST /orders/:publicId/cancel')`.
 *
 * @throws Error if there is no such route among these
 */
export function handlerOf(routes: readonly Route[], call: `${Method} /${string}`) {
  const found = routes.find(({ method, path }) => `${method} ${path}` === call);
  if (!found) throw new Error(`there is no ${call}`);
  return async (request: Request, params: Record<string, string> = {}): Promise<Response> =>
    found.handler(request, params);
}
