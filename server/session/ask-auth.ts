import { addressHeader } from '#server/http/client-address.ts';
import { settings } from '#server/settings.ts';
import { auth } from './auth.ts';

const passedOn = ['cookie', 'user-agent', addressHeader, 'host'];

/**
 * Asks better-auth over its own door, so that its rate limit counts these tries too. Whoever calls has
 * checked the request's origin: this one is ours.
 */
export async function askAuth(path: string, headers: Headers, body: object): Promise<Response> {
  const { PUBLIC_URL, localUrl } = settings();
  const base = PUBLIC_URL ?? localUrl;
  const sent = new Headers({ 'content-type': 'application/json', origin: new URL(base).origin });
  for (const name of passedOn) {
    const value = headers.get(name);
    if (value !== null) sent.set(name, value);
  }
  return auth().handler(
    new Request(new URL(`/api/auth${path}`, base), { method: 'POST', headers: sent, body: JSON.stringify(body) }),
  );
}

/** @returns how long to wait before another try, if this one came too soon */
export function tooManyMs(response: Response): number | null {
  if (response.status !== 429) return null;
  return Number(response.headers.get('x-retry-after') ?? 60) * 1_000;
}
