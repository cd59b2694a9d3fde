import { apiKey } from '../e2e/shop-server.ts';

/** Calls a shop's own API, as whoever holds its key. @throws Error for any answer but a good one */
export async function callApi<T>(shopUrl: string, method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${shopUrl}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer as T;
}
